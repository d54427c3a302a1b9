// SPDX-License-Identifier: Apache-2.0
// Ways to close the gap: what matters and what limits, and the plan that follows from it.
#include <algorithm>
#include <chrono>

#include "app/career/planning.h"
#include "app/limits.h"
#include "base/filled.h"
#include "base/text.h"
#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/plan_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

using app::career::PlanSettings;

// A visitor waits no longer; what is found until then is shown with its bound.
constexpr std::chrono::milliseconds time_max{2'000};
constexpr std::chrono::milliseconds time_live_max{100};  // while a slider moves

app::career::PlanQuestion question_for(Call& call, PlanningDesk& desk, std::string_view goal,
                                       std::shared_ptr<const app::career::Offers> offers,
                                       PlanSettings settings) {
  const bool live = !call.target.parameter("live").empty();
  const auto now = std::chrono::steady_clock::now();
  const auto until = now + time_max;
  const auto patient_until = now + (live ? time_live_max : time_max);
  return {.shelf = *desk.shelf,
          .offers = std::move(offers),
          .workbook = desk.opened.workbook,
          .goal = std::string(goal),
          .settings = std::move(settings),
          .today = today(call),
          .out_of_time = [until] { return std::chrono::steady_clock::now() > until; },
          .out_of_patience =
              [patient_until] { return std::chrono::steady_clock::now() > patient_until; }};
}

// The same settings without one offer, or with it, for the links beside each step.
std::string without_query(PlanSettings settings, const std::string& offer) {
  std::erase(settings.pinned, offer);
  settings.excluded.push_back(offer);
  return settings_query(settings);
}

// The plan that a form sent twice has made already.
const app::career::Plan* same_plan(const app::career::Workbook& workbook, std::string_view goal,
                                   const std::vector<app::career::PlanStep>& steps,
                                   std::string_view today) {
  for (const auto& plan : workbook.plans)
    if (plan.goal == goal && plan.chosen_on == today &&
        std::ranges::equal(plan.steps, steps, [](const auto& a, const auto& b) {
          return a.offer == b.offer && a.start == b.start && a.finish == b.finish;
        }))
      return &plan;
  return nullptr;
}

// The framework whose skills no catalogue speaks of, or "".
std::string_view unlinked_framework(const PlanningDesk& desk, const app::career::Offers& offers) {
  const auto& framework = desk.shelf->framework;
  const bool linked = std::ranges::any_of(
      offers.books, [&](const auto& book) { return book->head().framework == framework.name; });
  if (linked) return "";
  return framework.title.empty() ? framework.name : framework.title;
}

void add_step_links(View& view, const app::career::Planned& planned, const PlanSettings& settings) {
  std::vector<View> links;
  for (const auto& step : planned.plan.steps) {
    const auto& offer = planned.problem.offers[step.offer];
    View link;
    link.text("title", offer.title).text("query", without_query(settings, offer.id));
    links.push_back(std::move(link));
  }
  view.list("leave_out", std::move(links));
}

}  // namespace

Result<Response> sets(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* found, goal_of(desk, call));
  CAIRN_TRY(auto offers, call.context().library.offers());
  const Form query{.fields = call.target.query, .files = {}};
  auto first = app::career::first_settings(today(call));
  const auto read = settings_from(query, first);
  const auto settings = read.ok() ? *read : first;
  // To limits that are wrong there is no answer: one to others would be taken for it.
  auto planned = read.ok()
                     ? app::career::plan_goal(question_for(call, desk, found->id, offers, settings))
                     : Result<app::career::Planned>(read.error());
  const auto* error = planned.ok() ? nullptr : &planned.error();
  if (error != nullptr && error->path.empty()) return *error;
  View view;
  view.text("title", say("Ways to close the gap: {}", found->title));
  view.text("form_token", call.form_token());
  add_trail(view, *found, "/sets");
  if (read.ok())
    add_settings(view, settings);
  else
    add_settings(view, query, first);
  view.text("query", settings_query(settings));
  view.flag("answered", planned.ok());
  if (planned.ok()) {
    add_planned(view, desk, *planned, settings);
    view.maybe("unlinked", unlinked_framework(desk, *offers));
    add_step_links(view, *planned, settings);
  }
  add_attribution(view, *desk.shelf);
  add_script(view, "plan.js");
  add_field_errors(view, error, {"hours", "budget", "deadline", "start", "parallel", "order"});
  return page(call, "plan_sets", std::move(view), error == nullptr ? 200 : 422);
}

Result<Response> choose_set(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* found, goal_of(desk, call));
  CAIRN_TRY(auto offers, call.context().library.offers());
  CAIRN_TRY(auto settings, settings_from(call.form, app::career::first_settings(today(call))));
  auto question = question_for(call, desk, found->id, offers, settings);
  // Another way than the first is asked for by its offers, and is those and no others.
  for (const auto id : split(call.field("offers"), ' '))
    if (!id.empty()) question.only.push_back(encoding::percent_decoded(id));
  CAIRN_TRY(const auto planned, app::career::plan_goal(question));
  settings.pinned.insert(settings.pinned.end(), question.only.begin(), question.only.end());
  if (planned.plan.steps.empty())
    return fail(
        ErrorCode::conflict, "plan",
        "There is nothing to plan: no credential is missing, or none is within the limits.");
  auto steps = app::career::steps_of(planned, planned.plan.timetable);
  if (const auto* same = same_plan(desk.workbook(), found->id, steps, today(call)))
    return see_other(call, "/plan/plans/" + same->id);
  if (desk.workbook().plans.size() >= limits::plans_max)
    return fail(
        ErrorCode::conflict, "plan",
        filled("There are {} plans already. Remove one to take another.", limits::plans_max));
  app::career::Plan plan{.id = desk.workbook().new_id(),
                         .goal = found->id,
                         .settings = std::move(settings),
                         .steps = std::move(steps),
                         .chosen_on = today(call)};
  const auto id = plan.id;
  desk.workbook().plans.push_back(std::move(plan));
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/plans/" + id);
}

}  // namespace cairn::server::pages
