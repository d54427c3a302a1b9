// SPDX-License-Identifier: Apache-2.0
// Where could I go from here: occupations by what one brings along, each with its gap and the size
// of its smallest plan.
#include <chrono>

#include "app/career/goals.h"
#include "app/career/planning.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/desk.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t shown_max = 20;
constexpr std::size_t planned_max = 8;
constexpr std::size_t missing_shown_max = 6;
constexpr std::chrono::milliseconds time_max{150};  // for each plan

// How many credentials the way there takes at least; nothing where the catalogue has none.
std::string plan_size(Call& call, PlanningDesk& desk,
                      const std::shared_ptr<const app::career::Offers>& offers,
                      const skills::Occupation& occupation) {
  auto workbook = desk.workbook();
  const auto goal = app::career::add_occupation_goal(workbook, *desk.shelf, occupation.id);
  if (!goal.ok()) return "";
  std::erase_if(workbook.goal(*goal)->requirements, [](const auto& it) { return !it.essential; });
  const auto until = std::chrono::steady_clock::now() + time_max;
  const auto planned = app::career::plan_goal(
      {.shelf = *desk.shelf,
       .offers = offers,
       .workbook = workbook,
       .goal = *goal,
       .settings = app::career::first_settings(today(call)),
       .today = today(call),
       .out_of_time = [until] { return std::chrono::steady_clock::now() > until; },
       .alternatives = 0});
  if (!planned.ok()) return "";
  const auto& plan = planned->plan;
  const auto count = credentials_text(plan.steps.size());
  if (plan.steps.empty()) return plan.essential_covered ? say("nothing is missing") : "";
  if (!plan.essential_covered) return say("{} cover part of it", count);
  const bool proven = plan.status == pathways::PlanStatus::optimal;
  return say("{}, done by {}", proven ? count : say("about {}", count),
             day_text(pathways::format_day(plan.timetable.finish)));
}

}  // namespace

Result<Response> reachable(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(auto offers, call.context().library.offers());
  const auto found = app::career::reachable(*desk.shelf, desk.workbook().profile, shown_max);
  View view;
  view.text("title", say("Where could I go from here?")).text("form_token", call.form_token());
  std::vector<View> rows;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& one = found[i];
    const auto& occupation = desk.shelf->framework.occupations[one.occupation];
    View row;
    row.text("id", occupation.id).text("label", occupation.label);
    row.text("about", occupation.description);
    row.number("shared", static_cast<std::int64_t>(one.shared));
    row.number("essential", static_cast<std::int64_t>(one.essential));
    row.number("percent", static_cast<std::int64_t>(one.shared * 100 / one.essential));
    std::vector<View> missing;
    for (std::size_t j = 0; j < one.missing.size() && j < missing_shown_max; ++j) {
      View skill;
      skill.text("skill", desk.shelf->label(one.missing[j]));
      missing.push_back(std::move(skill));
    }
    row.rows("missing", std::move(missing));
    row.maybe("more", one.missing.size() > missing_shown_max
                          ? say("and {} more", one.missing.size() - missing_shown_max)
                          : "");
    row.maybe("size", i < planned_max ? plan_size(call, desk, offers, occupation) : "");
    rows.push_back(std::move(row));
  }
  view.rows("occupations", std::move(rows));
  view.flag("nothing_held", desk.workbook().profile.skills.empty());
  add_attribution(view, *desk.shelf);
  return page(call, "plan_reachable", std::move(view));
}

}  // namespace cairn::server::pages
