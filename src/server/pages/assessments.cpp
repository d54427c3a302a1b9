// SPDX-License-Identifier: Apache-2.0
// What waits to be assessed, and how assessing goes.
#include <fmt/format.h>

#include "app/achievements/manage.h"
#include "app/assessment/queue.h"
#include "app/assessment/statistics.h"
#include "encoding/csv_line.h"
#include "server/csv_file.h"
#include "server/list_query.h"
#include "server/pages/assess_view.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

struct Tab {
  app::QueueView view;
  std::string_view label;
};
constexpr Tab tabs[] = {
    {app::QueueView::all, to_say("All")},
    {app::QueueView::mine, to_say("Mine")},
    {app::QueueView::unassigned, to_say("Not taken")},
    {app::QueueView::overdue, to_say("Overdue")},
    {app::QueueView::ready, to_say("Ready to decide")},
    {app::QueueView::moderation, to_say("Moderation")},
    {app::QueueView::appeals, to_say("Appeals")},
    {app::QueueView::asked, to_say("With learners")},
};

const Tab& tab_asked_for(const Call& call) {
  for (const auto& tab : tabs)
    if (app::queue_view_names[static_cast<std::size_t>(tab.view)] == call.target.parameter("show"))
      return tab;
  return tabs[0];
}

std::string_view name_of(app::QueueView view) {
  return app::queue_view_names[static_cast<std::size_t>(view)];
}

Status add_achievements(Call& call, View& view, std::string_view chosen) {
  CAIRN_TRY(const auto all, app::list_achievements(call.context(), call.actor()));
  std::vector<View> out;
  for (const auto& achievement : all) {
    View item;
    item.text("value", achievement.id.text).text("label", shown_name(achievement));
    item.flag("chosen", achievement.id.text == chosen);
    out.push_back(std::move(item));
  }
  view.list("achievements", std::move(out));
  return done;
}

View row_view(Call& call, const app::QueueRow& row, const std::vector<app::Load>& loads,
              const ShownNames& names) {
  View view;
  view.text("id", row.claim.text).text("learner", row.learner_name);
  view.text("achievement", names.of(row.achievement_name)).text("submitted", day(row.submitted));
  view.text("phase", phase_text(row.phase)).text("tone", phase_tone(row.phase));
  std::string assignee;
  for (const auto& load : loads)
    if (load.account == row.assignee) assignee = load.email;
  if (row.assignee == call.actor().account) assignee = say("you");
  view.maybe("assignee", assignee).maybe("due", row.due ? day(*row.due) : std::string());
  view.flag("overdue", row.due && *row.due < call.context().clock.now());
  view.flag("unproved", !row.address_proved);
  return view;
}

std::string kappa_text(double kappa) { return fmt::format("{:.2f}", kappa); }

struct AgreementRow {
  std::string name;
  const assessment::Agreement& agreement;
};

std::vector<AgreementRow> agreement_rows(const app::AssessmentFigures& figures) {
  std::vector<AgreementRow> rows;
  if (figures.verdicts.pairs == 0) return rows;
  rows.push_back({say("Passing"), figures.verdicts});
  rows.push_back({say("Levels of all criteria"), figures.levels});
  for (const auto& criterion : figures.criteria) rows.push_back({criterion.name, criterion.levels});
  return rows;
}

// In whole days, or hours while they are few.
std::string half_within(std::int64_t hundredths_of_days) {
  const auto hours = (hundredths_of_days * 24 + 99) / 100;
  if (hours <= 1) return say("Half of them within an hour.");
  if (hours <= 48) return say("Half of them within {} hours.", hours);
  return say("Half of them within {} days.", (hours + 23) / 24);
}

void add_figures(View& view, const app::AssessmentFigures& figures) {
  std::vector<View> agreements;
  for (const auto& [name, agreement] : agreement_rows(figures)) {
    View row;
    row.text("name", name).number("pairs", static_cast<std::int64_t>(agreement.pairs));
    row.text("observed", fmt::format("{:.0f}", 100 * agreement.observed));
    row.maybe("kappa", agreement.kappa ? kappa_text(*agreement.kappa) : std::string());
    row.text("word", agreement.kappa ? say(assessment::kappa_word(*agreement.kappa)) : "");
    agreements.push_back(std::move(row));
  }
  view.rows("agreements", std::move(agreements));
  view.number("moderated", figures.moderated).number("decided_count", figures.decided);
  view.maybe("half_within", figures.median_days_hundredths
                                ? half_within(*figures.median_days_hundredths)
                                : std::string());
  std::vector<View> markers;
  for (const auto& marker : figures.markers) {
    View row;
    row.maybe("person", marker.email).number("markings_count", marker.markings);
    row.maybe("usual", marker.median_seconds
                           ? fmt::format("{:.0f}", static_cast<double>(*marker.median_seconds) / 60)
                           : std::string());
    markers.push_back(std::move(row));
  }
  view.rows("markers", std::move(markers));
}

}  // namespace

Result<Response> assessments(Call& call) {
  const auto& tab = tab_asked_for(call);
  auto search = search_of(call.target);
  search.state.clear();
  const app::Page asked{.after = std::string(call.target.parameter("after"))};
  const auto found = app::assessment_queue(call.context(), call.actor(), tab.view, search, asked);
  const auto* error = found || found.error().code != ErrorCode::invalid ? nullptr : &found.error();
  if (!found && error == nullptr) return found.error();
  const auto listed = error == nullptr ? *found : app::Listed<app::QueueRow>();
  CAIRN_TRY(const auto loads, app::assessment_workload(call.context(), call.actor()));
  View view;
  view.text("title", say("Assessments")).text("show", name_of(tab.view));
  CAIRN_CHECK(add_search(call, view, search,
                         {.path = "/desk/assessments",
                          .label = say("Name, address or achievement"),
                          .kept_name = "show",
                          .kept_value = name_of(tab.view)},
                         error));
  std::vector<View> tab_views;
  for (const auto& each : tabs) {
    View item;
    item.text("view", name_of(each.view)).text("label", say(each.label));
    item.flag("current", &each == &tab);
    tab_views.push_back(std::move(item));
  }
  view.list("tabs", std::move(tab_views));
  std::vector<View> rows;
  CAIRN_TRY(const auto names, ShownNames::open(call));
  for (const auto& row : listed.rows) rows.push_back(row_view(call, row, loads, names));
  view.rows("rows", std::move(rows)).flag("later_page", !asked.after.empty());
  view.maybe("more_rows", listed.more ? listed.rows.back().claim.text : "");
  std::vector<View> load_views;
  for (const auto& load : loads) {
    View item;
    item.maybe("person", load.email).number("open", load.open).number("overdue", load.overdue);
    load_views.push_back(std::move(item));
  }
  view.rows("loads", std::move(load_views));
  return page(call, "assessments", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> assessment_figures(Call& call) {
  const app::AchievementId achievement{std::string(call.target.parameter("achievement"))};
  CAIRN_TRY(const auto figures, app::assessment_figures(call.context(), call.actor(), achievement));
  View view;
  view.text("title", say("How assessing goes")).text("achievement_id", achievement.text);
  CAIRN_CHECK(add_achievements(call, view, achievement.text));
  add_figures(view, figures);
  return page(call, "assessment_figures", std::move(view));
}

Result<Response> assessment_figures_csv(Call& call) {
  const app::AchievementId achievement{std::string(call.target.parameter("achievement"))};
  CAIRN_TRY(const auto figures, app::assessment_figures(call.context(), call.actor(), achievement));
  std::string csv;
  encoding::append_csv_line(csv, {"kind", "name", "count", "value"});
  for (const auto& [name, agreement] : agreement_rows(figures))
    encoding::append_csv_line(csv, {"kappa", name, std::to_string(agreement.pairs),
                                    agreement.kappa ? kappa_text(*agreement.kappa) : ""});
  for (const auto& marker : figures.markers)
    encoding::append_csv_line(
        csv, {"seconds", marker.email, std::to_string(marker.markings),
              marker.median_seconds ? std::to_string(*marker.median_seconds) : ""});
  return csv_file(std::move(csv), "assessments.csv");
}

}  // namespace cairn::server::pages
