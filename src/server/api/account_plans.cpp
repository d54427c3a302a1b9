// SPDX-License-Identifier: Apache-2.0
// Plans of who plans, for programs: made for a goal, followed, checked in, planned anew, given up.
#include <algorithm>
#include <chrono>

#include "app/career/dated_plan.h"
#include "app/career/planning.h"
#include "app/limits.h"
#include "server/api/account.h"
#include "server/api/account_desk.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

using app::career::Plan;
using app::career::PlanSettings;

constexpr std::chrono::milliseconds time_max{2'000};
constexpr std::int64_t hours_max = 80, parallel_max = 6, budget_max = 10'000'000;
constexpr std::int64_t minutes_max = 24 * 60;

app::career::PlanQuestion question_for(const Call& call, AccountDesk& desk, const std::string& goal,
                                       std::shared_ptr<const app::career::Offers> offers,
                                       const app::career::Workbook& workbook,
                                       PlanSettings settings) {
  const auto until = std::chrono::steady_clock::now() + time_max;
  const auto over = [until] { return std::chrono::steady_clock::now() > until; };
  return {.shelf = *desk.shelf,
          .offers = std::move(offers),
          .workbook = workbook,
          .goal = goal,
          .settings = std::move(settings),
          .today = today(call),
          .out_of_time = over,
          .out_of_patience = over,
          .alternatives = 0};
}

PlanSettings settings_in(Body& body, PlanSettings out) {
  out.hours_per_week =
      static_cast<std::int32_t>(body.integer("hours_per_week", out.hours_per_week, 1, hours_max));
  out.max_parallel =
      static_cast<std::int32_t>(body.integer("max_parallel", out.max_parallel, 1, parallel_max));
  if (const auto budget = body.maybe_integer("budget", 0, budget_max)) out.budget = *budget * 100;
  for (const auto& [name, into] :
       {std::pair{"start", &out.start}, std::pair{"deadline", &out.deadline}}) {
    const auto typed = body.text(name);
    if (typed.empty()) continue;
    if (!parse_date(typed)) body.fault(name, "Write the day as 2030-12-31.");
    *into = typed;
  }
  if (const auto currency = body.text("currency"); !currency.empty()) out.currency = currency;
  if (const auto order = body.text("order"); !order.empty()) {
    if (!app::career::objectives_of(order))
      body.fault("order", "This is one of: fewest, cheapest, fastest, recognised.");
    out.order = order;
  }
  out.languages = body.texts("languages");
  out.providers = body.texts("providers");
  out.excluded = body.texts("excluded");
  out.pinned = body.texts("pinned");
  return out;
}

json::Value step_json(const app::career::PlanStep& step, json::Builder builder) {
  std::vector<json::Value> because;
  for (const auto& phrase : step.because) because.push_back(builder.string(in_english(phrase)));
  return json::ObjectBuilder(builder)
      .add_string("offer", step.offer)
      .add_string("title", step.title)
      .add_string_if("provider", step.provider)
      .add_string_if("start", step.start)
      .add_string_if("finish", step.finish)
      .add("minutes", builder.integer(step.minutes))
      .add("spent", builder.integer(step.spent))
      .add_string_if("done_on", step.done_on)
      .add("covers", builder.strings(step.covers))
      .add("because", builder.array(because))
      .value();
}

json::Value plan_json(const Call& call, const Plan& plan, json::Builder builder) {
  const auto progress = app::career::progress_of(plan);
  std::vector<json::Value> steps;
  for (const auto& step : plan.steps) steps.push_back(step_json(step, builder));
  json::ObjectBuilder out(builder);
  out.add_string("id", plan.id)
      .add_string("goal", plan.goal)
      .add_string_if("chosen_on", plan.chosen_on)
      .add("hours_per_week", builder.integer(plan.settings.hours_per_week))
      .add_string_if("deadline", plan.settings.deadline)
      .add("planned_minutes", builder.integer(progress.planned))
      .add("done_minutes", builder.integer(progress.done))
      .add("days_late", builder.integer(app::career::days_late(plan, today(call))));
  return out.add("steps", builder.array(steps)).value();
}

Response shown(const Call& call, const Plan& plan, int status = 200) {
  Arena arena;
  return answer(plan_json(call, plan, json::Builder(arena)), status);
}

// The plan that the same request has made already.
const Plan* same_plan(const app::career::Workbook& workbook, const Plan& made) {
  for (const auto& plan : workbook.plans)
    if (plan.goal == made.goal && plan.chosen_on == made.chosen_on &&
        std::ranges::equal(plan.steps, made.steps, [](const auto& a, const auto& b) {
          return a.offer == b.offer && a.start == b.start && a.finish == b.finish;
        }))
      return &plan;
  return nullptr;
}

}  // namespace

Result<Response> make_account_plan(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const goal, goal_of(desk, call));
  CAIRN_TRY(auto body, Body::read(call.request));
  auto settings = settings_in(body, app::career::first_settings(today(call)));
  const auto only = body.texts("offers");
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(auto offers, call.context().library.offers());
  auto question = question_for(call, desk, goal->id, offers, desk.workbook(), settings);
  question.only = only;
  CAIRN_TRY(const auto planned, app::career::plan_goal(question));
  if (planned.plan.steps.empty())
    return fail(
        ErrorCode::conflict, "plan",
        "There is nothing to plan: no credential is missing, or none is within the limits.");
  settings.pinned.insert(settings.pinned.end(), only.begin(), only.end());
  Plan plan{.id = {},
            .goal = goal->id,
            .settings = std::move(settings),
            .steps = app::career::steps_of(planned, planned.plan.timetable),
            .calendar = {},
            .chosen_on = today(call)};
  if (const auto* const same = same_plan(desk.workbook(), plan)) return shown(call, *same);
  if (desk.workbook().plans.size() >= limits::plans_max)
    return fail(ErrorCode::conflict, "plan",
                "There are " + std::to_string(limits::plans_max) +
                    " plans already. Remove one to take another.");
  plan.id = desk.workbook().new_id();
  desk.workbook().plans.push_back(plan);
  CAIRN_CHECK(keep(call, desk));
  auto out = shown(call, plan, 201);
  return std::move(
      out.set("Location", call.context().base_url + "/api/v1/account/plans/" + plan.id));
}

Result<Response> account_plan(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const plan, plan_of(desk, call));
  return shown(call, *plan);
}

Result<Response> remove_account_plan(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const plan, plan_of(desk, call));
  const auto id = plan->id;
  std::erase_if(desk.workbook().plans, [&](const auto& it) { return it.id == id; });
  CAIRN_CHECK(keep(call, desk));
  return nothing();
}

Result<Response> check_in_account_plan(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(auto* const plan, plan_of(desk, call));
  CAIRN_TRY(auto body, Body::read(call.request));
  app::career::CheckInForm form;
  form.offer = body.text("offer", Needed::yes);
  form.minutes = body.integer("minutes", 0, 0, minutes_max);
  form.finished = body.flag("finished");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::career::check_in(*plan, form, today(call)));
  CAIRN_CHECK(keep(call, desk));
  return shown(call, *plan);
}

Result<Response> replan_account_plan(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(auto* const plan, plan_of(desk, call));
  CAIRN_TRY(auto offers, call.context().library.offers());
  const auto before = desk.workbook();
  CAIRN_CHECK(app::career::replan(
      question_for(call, desk, plan->goal, std::move(offers), before, plan->settings), *plan));
  CAIRN_CHECK(keep(call, desk));
  return shown(call, *plan);
}

}  // namespace cairn::server::api
