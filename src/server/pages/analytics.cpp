// SPDX-License-Identifier: Apache-2.0
// What becomes of an organisation's badges, in charts and tables; every table as CSV.
#include "app/analytics/report.h"
#include "app/analytics/tables.h"

#include <charconv>

#include "render/charts/columns.h"
#include "server/csv_file.h"
#include "server/language.h"
#include "server/list_query.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t spans[] = {30, 90, 365};
constexpr std::size_t columns_max = 60;  // days side by side; beyond that, weeks
constexpr std::size_t ranked_max = 12;

constexpr std::string_view measure_titles[] = {
    to_say("Awarded"),  to_say("Claims sent"),          to_say("Offers accepted"),
    to_say("Opened"),   to_say("Taken along"),          to_say("Shared"),
    to_say("Verified"), to_say("Personal links opened")};
static_assert(std::size(measure_titles) == app::usage_measures);

std::int64_t span_asked_for(const Call& call) {
  const auto typed = call.target.parameter("days");
  std::int64_t days = spans[0];
  std::from_chars(typed.data(), typed.data() + typed.size(), days);
  for (const auto span : spans)
    if (days == span) return span;
  return spans[0];
}

Instant moment_of(std::int64_t day) { return Instant::from_seconds(day * 86'400); }

// "26 Nov"
std::string short_day(std::int64_t date) {
  const auto text = day(moment_of(date));
  const auto space = text.find(' ');
  return text.substr(0, std::min(text.size(), space + 4));
}

std::vector<render::Count> columns_of(const app::UsageReport& report, std::size_t measure) {
  const std::size_t together = report.days.size() > columns_max ? 7 : 1;
  std::vector<render::Count> out;
  for (std::size_t i = 0; i < report.days.size(); i += together) {
    render::Count column{short_day(report.first_day + static_cast<std::int64_t>(i)), 0};
    for (std::size_t j = i; j < std::min(i + together, report.days.size()); ++j)
      column.value += report.days[j][measure];
    out.push_back(std::move(column));
  }
  return out;
}

std::vector<View> chart_views(const app::UsageReport& report) {
  std::vector<View> out;
  for (std::size_t measure = 0; measure < app::usage_measures; ++measure) {
    View view;
    const auto title = say(measure_titles[measure]);
    view.text("measure", title).number("sum", report.all[measure]);
    view.flag("counted", report.all[measure] > 0);
    view.html("chart_html", {render::columns_svg(columns_of(report, measure), title,
                                                 render::Embedding::page, words_spoken())});
    out.push_back(std::move(view));
  }
  return out;
}

std::vector<View> row_views(const app::UsageReport& report) {
  std::vector<View> out;
  for (const auto& row : report.achievements) {
    View view;
    view.text("name", row.name).text("id", row.id.text);
    std::vector<View> cells;
    for (const auto count : row.counts) cells.push_back(std::move(View().number("count", count)));
    view.list("cells", std::move(cells));
    out.push_back(std::move(view));
  }
  return out;
}

Status add_assessors(Call& call, View& view) {
  CAIRN_TRY(const auto all, app::assessor_figures(call.context(), call.actor()));
  std::vector<View> rows;
  for (const auto& it : all) {
    View row;
    row.maybe("who", it.who).number("open", it.open).number("overdue", it.overdue);
    row.number("handed_in", it.handed_in);
    row.maybe("minutes",
              it.median_seconds ? std::to_string((*it.median_seconds + 30) / 60) : std::string());
    rows.push_back(std::move(row));
  }
  view.rows("assessors", std::move(rows));
  return done;
}

Status add_stacks(Call& call, View& view) {
  CAIRN_TRY(const auto all, app::stack_figures(call.context(), call.actor()));
  std::vector<View> rows;
  for (const auto& it : all) {
    View row;
    row.text("id", it.id).text("name", it.name).number("completed", it.completed);
    row.number("in_question", it.in_question).number("lost", it.lost);
    rows.push_back(std::move(row));
  }
  view.rows("stack_rows", std::move(rows));
  return done;
}

}  // namespace

Result<Response> analytics(Call& call) {
  const auto span = span_asked_for(call);
  CAIRN_TRY(const auto report, app::usage_report(call.context(), call.actor(), span));
  View view;
  view.text("title", say("What becomes of your badges")).number("days", span);
  std::vector<View> choices;
  for (const auto days : spans) {
    View choice;
    choice.number("choice", days).flag("current", days == span);
    choices.push_back(std::move(choice));
  }
  view.list("choices", std::move(choices));
  view.list("charts", chart_views(report));
  view.rows("rows", row_views(report));
  std::vector<render::Count> ranked;
  for (const auto& row : report.achievements)
    if (ranked.size() < ranked_max && row.counts[0] > 0)
      ranked.push_back({row.name, row.counts[0]});
  CAIRN_CHECK(add_assessors(call, view));
  CAIRN_CHECK(add_stacks(call, view));
  view.flag("may_export", call.actor().roles.any_of({app::Role::owner, app::Role::issuer}));
  view.flag("any_ranked", !ranked.empty());
  view.html("ranking_html", {render::ranking_svg(ranked, say("Awards by achievement"),
                                                 render::Embedding::page, words_spoken())});
  return page(call, "analytics", std::move(view));
}

Result<Response> analytics_csv(Call& call) {
  CAIRN_TRY(auto text, app::usage_csv(call.context(), call.actor(), span_asked_for(call)));
  return csv_file(std::move(text), "analytics.csv");
}

Result<Response> assessors_csv(Call& call) {
  CAIRN_TRY(auto text, app::assessor_figures_csv(call.context(), call.actor()));
  return csv_file(std::move(text), "assessors.csv");
}

Result<Response> stacks_csv(Call& call) {
  CAIRN_TRY(auto text, app::stack_figures_csv(call.context(), call.actor()));
  return csv_file(std::move(text), "stacks.csv");
}

Result<Response> claims_csv(Call& call) {
  CAIRN_TRY(auto text, app::claims_csv(call.context(), call.actor(), search_of(call.target)));
  return csv_file(std::move(text), "claims.csv");
}

Result<Response> learners_csv(Call& call) {
  CAIRN_TRY(auto text, app::learners_csv(call.context(), call.actor(), search_of(call.target)));
  return csv_file(std::move(text), "learners.csv");
}

Result<Response> awards_csv(Call& call) {
  CAIRN_TRY(auto text, app::awards_csv(call.context(), call.actor(), search_of(call.target)));
  return csv_file(std::move(text), "awards.csv");
}

}  // namespace cairn::server::pages
