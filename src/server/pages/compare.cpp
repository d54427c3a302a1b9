// SPDX-License-Identifier: Apache-2.0
// Two to five offers side by side; with a goal of the visitor's, what each covers of it.
#include "catalogue/compare.h"

#include <algorithm>

#include "app/career/audit.h"
#include "catalogue/weigh.h"
#include "encoding/percent.h"
#include "render/charts/compared.h"
#include "server/career_call.h"
#include "server/catalogue_query.h"
#include "server/language.h"
#include "server/pages/offer_views.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {

namespace {

using Asked = std::vector<const catalogue::Offer*>;

std::string address_of(const Asked& offers, std::string_view name, std::string_view more = "") {
  std::string query;
  for (const auto* offer : offers)
    query += (query.empty() ? "?" : "&") + std::string(name) + "=" +
             encoding::percent_encoded(offer->id);
  return query + std::string(query.empty() || more.empty() ? "" : "&") + std::string(more);
}

std::string goal_parameter(std::string_view goal) {
  return goal.empty() ? "" : "goal=" + encoding::percent_encoded(goal);
}

std::vector<View> heads_of(const Asked& asked, std::string_view goal) {
  std::vector<View> heads;
  for (const auto* offer : asked) {
    Asked others;
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(others),
                 [&](const auto* other) { return other != offer; });
    View head;
    head.text("id", offer->id).text("title", offer->title).text("path", offer_path(*offer));
    head.flag("example", offer->example).maybe("gone_since", offer->gone_since);
    head.text("without", "/catalogue/compare" + address_of(others, "offer", goal_parameter(goal)));
    heads.push_back(std::move(head));
  }
  return heads;
}

bool differs(const catalogue::ComparedRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [&](const auto& cell) { return cell.text != row.cells.front().text; });
}

// The title stands at the head of its column.
std::vector<View> rows_of(const catalogue::Comparison& comparison, bool differing_alone) {
  std::vector<View> rows;
  for (const auto& row : comparison.rows) {
    if (row.key == "title" || (differing_alone && !differs(row))) continue;
    std::vector<View> cells;
    for (const auto& cell : row.cells) {
      View view;
      view.text("text", say(cell.text)).flag("known", cell.known);
      cells.push_back(std::move(view));
    }
    View view;
    view.text("name", say(row.name)).list("cells", std::move(cells));
    view.flag("of_goal", row.key.starts_with("covers:") || row.key == "covered");
    // That something is not known its cell says.
    view.maybe("note", row.comparable ? "" : say(row.note));
    rows.push_back(std::move(view));
  }
  return rows;
}

// The rows that have a scale and two answers on it, as a picture; the table beside it has every
// value.
std::string picture_of(const catalogue::Comparison& comparison) {
  constexpr std::string_view drawn[] = {"covered", "price_each", "hours", "price", "eqf", "credit"};
  std::vector<std::string> labels;
  for (const auto* offer : comparison.offers) labels.push_back(offer->title);
  std::vector<render::Measure> measures;
  for (const auto& row : comparison.rows) {
    const auto known = std::count_if(row.cells.begin(), row.cells.end(),
                                     [](const auto& cell) { return cell.number.has_value(); });
    if (known < 2 || std::find(std::begin(drawn), std::end(drawn), row.key) == std::end(drawn))
      continue;
    render::Measure measure{.name = say(row.name), .offers = {}, .why_not = ""};
    if (!row.comparable) measure.why_not = say(row.note);
    for (const auto& cell : row.cells) measure.offers.push_back({say(cell.text), cell.number});
    measures.push_back(std::move(measure));
  }
  return render::compared_svg(measures, labels, render::Embedding::page, words_spoken());
}

std::vector<View> sentences_of(const std::vector<Phrase>& sentences) {
  std::vector<View> views;
  for (const auto& sentence : sentences) {
    View view;
    view.text("text", say(sentence));
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> goal_choices(const app::career::Workbook& workbook, std::string_view chosen) {
  std::vector<View> views;
  for (const auto& goal : workbook.goals) {
    View view;
    view.text("value", goal.id).text("label", goal.title).flag("chosen", goal.id == chosen);
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<catalogue::GoalSkill> skills_of(const app::career::Goal* goal,
                                            const app::career::Profile& profile,
                                            const app::career::Offers& offers) {
  std::vector<catalogue::GoalSkill> skills;
  if (goal == nullptr) return skills;
  const auto held = app::career::best_held(profile);
  for (const auto& wanted : goal->requirements) {
    const auto had = std::find_if(held.begin(), held.end(),
                                  [&](const auto& one) { return one.skill == wanted.skill; });
    skills.push_back({wanted.skill, std::string(offers.label(wanted.skill)), wanted.level,
                      had == held.end() ? catalogue::Level{0} : had->level});
  }
  return skills;
}

std::vector<View> weighed_views(const Asked& asked, const catalogue::Weighed& weighed,
                                const app::career::Workbook& workbook, bool has_goal) {
  std::vector<View> views;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto& offer = *asked[i];
    const auto* const plan = workbook.plan_with(offer.id);
    View view;
    view.text("id", offer.id).text("title", offer.title).text("path", offer_path(offer));
    view.maybe("provider", offer.provider).flag("example", offer.example);
    view.maybe("gone_since", offer.gone_since)
        .maybe("plan_path", plan == nullptr ? "" : "/plan/plans/" + plan->id);
    view.flag("may_take", has_goal && plan == nullptr && offer.gone_since.empty());
    view.rows("pros", sentences_of(weighed.each[i].for_it));
    view.rows("cons", sentences_of(weighed.each[i].to_weigh));
    views.push_back(std::move(view));
  }
  return views;
}

std::string count_sentence(std::size_t count) {
  if (count == 0) return say("Choose two to five offers in the catalogue first.");
  if (count < catalogue::compared_min)
    return say("One offer alone cannot be compared. Choose at least one more.");
  return say("Five offers at most fit side by side. Remove some.");
}

}  // namespace

Result<Response> compare_offers(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  CAIRN_TRY(const auto asked, offers_asked_for(call.target, *offers));
  CAIRN_TRY(const auto opened, open_workbook(call));
  const auto goal_id = call.target.parameter("goal");
  const auto* const goal = goal_id.empty() ? nullptr : opened.workbook.goal(goal_id);
  if (!goal_id.empty() && goal == nullptr)
    return fail(ErrorCode::not_found, "compare", "There is no such goal among yours.");
  const bool differing_alone = call.target.parameter("differing") == "1";
  View view;
  view.text("title", say("Side by side")).list("heads", heads_of(asked, goal_id));
  view.text("goal", goal_id).maybe("goal_title", goal == nullptr ? "" : goal->title);
  view.text("form_token", call.form_token());
  view.rows("goals", goal_choices(opened.workbook, goal_id));
  view.text("add_path", "/catalogue" + address_of(asked, "with", goal_parameter(goal_id)));
  view.flag("room", asked.size() < catalogue::compared_max);
  const auto here = "/catalogue/compare" + address_of(asked, "offer", goal_parameter(goal_id));
  view.text("toggle_path", here + (differing_alone ? "" : "&differing=1"));
  view.flag("differing_alone", differing_alone);
  view.list("sources", source_rows(asked, *offers));
  const bool fits =
      asked.size() >= catalogue::compared_min && asked.size() <= catalogue::compared_max;
  view.flag("fits", fits).text("count_sentence", count_sentence(asked.size()));
  if (!fits) {
    view.list("rows", {}).list("weighed", {}).rows("same", {}).flag("picture_html", false);
    view.flag("for_goal", false);
    return page(call, "compare", std::move(view), 422);
  }
  const auto wanted = skills_of(goal, opened.workbook.profile, *offers);
  CAIRN_TRY(const auto comparison, catalogue::compare(asked, wanted, offers->lookup()));
  const auto weighed = catalogue::weigh(comparison, wanted);
  view.list("rows", rows_of(comparison, differing_alone));
  view.list("weighed", weighed_views(asked, weighed, opened.workbook, goal != nullptr));
  view.maybe("for_goal", weighed.for_goal.empty() ? "" : say(weighed.for_goal));
  view.rows("same", sentences_of(catalogue::same_among(asked, *offers->search)));
  if (const auto picture = picture_of(comparison); picture.empty())
    view.flag("picture_html", false);
  else
    view.html("picture_html", {picture});
  return page(call, "compare", std::move(view));
}

}  // namespace cairn::server::pages
