// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/choose.h"

#include <algorithm>

#include "app/career/planning.h"
#include "app/limits.h"
#include "base/filled.h"
#include "pathways/amount.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#next";

// The last day of so much work, begun on `start`.
std::string finish_of(pathways::Day start, std::int64_t minutes, std::int32_t hours_per_week) {
  const auto weekly = std::int64_t{std::max(hours_per_week, 1)} * 60;
  const auto days = std::max<std::int64_t>((minutes * 7 + weekly - 1) / weekly, 1);
  const auto last = std::min<std::int64_t>(start + days - 1, pathways::day_max);
  return pathways::format_day(static_cast<pathways::Day>(last));
}

std::string first_free_day(const Plan& plan, std::string_view today) {
  auto day = std::max(plan.settings.start, std::string(today));
  for (const auto& step : plan.steps) {
    const auto finish = pathways::parse_day(step.finish);
    if (finish.ok()) day = std::max(day, pathways::format_day(*finish + 1));
  }
  return day;
}

PlanStep step_of(const NextOffer& offer, const Plan& plan, std::string_view today) {
  PlanStep step{.offer = offer.offer->offer->id,
                .title = offer.offer->offer->title,
                .provider = offer.offer->offer->provider};
  step.minutes = minutes_of(*offer.offer);
  step.start = first_free_day(plan, today);
  const auto start = pathways::parse_day(step.start);
  step.finish =
      start.ok() ? finish_of(*start, step.minutes, plan.settings.hours_per_week) : step.start;
  for (const auto& reason : offer.reasons)
    if (auto sentence = recommend::sentence_of(reason); !sentence.empty())
      step.because.push_back(std::move(sentence));
  for (const auto& taught : offer.offer->teaches)
    if (std::ranges::find(offer.brings, taught.skill) != offer.brings.end())
      step.covers.push_back(taught.skill + ":" + std::to_string(taught.level));
  return step;
}

Plan* newest_plan_of(Workbook& workbook, std::string_view goal) {
  for (auto it = workbook.plans.rbegin(); it != workbook.plans.rend(); ++it)
    if (it->goal == goal) return &*it;
  return nullptr;
}

}  // namespace

Status take_next(Workbook& workbook, std::string_view goal, const NextOffer& offer,
                 std::string_view today) {
  if (workbook.goal(goal) == nullptr)
    return fail(ErrorCode::not_found, where,
                "There is no such goal in your workbook. See what there is under Plan.");
  const auto& id = offer.offer->offer->id;
  for (const auto& plan : workbook.plans)
    for (const auto& step : plan.steps)
      if (step.offer == id && step.done_on.empty())
        return fail(ErrorCode::conflict, where, "This is in one of your plans already.");
  auto* plan = newest_plan_of(workbook, goal);
  if (plan == nullptr) {
    if (workbook.plans.size() >= limits::plans_max)
      return fail(
          ErrorCode::conflict, where,
          filled("There are {} plans already. Remove one to take another.", limits::plans_max));
    workbook.plans.push_back({.id = workbook.new_id(),
                              .goal = std::string(goal),
                              .settings = first_settings(today),
                              .chosen_on = std::string(today)});
    plan = &workbook.plans.back();
  }
  plan->steps.push_back(step_of(offer, *plan, today));
  plan->settings.pinned.push_back(id);
  std::erase(plan->settings.excluded, id);
  std::erase_if(workbook.dismissed, [&](const Dismissed& it) { return it.offer == id; });
  return done;
}

Status dismiss_next(Workbook& workbook, const catalogue::Offer& offer, std::string_view today) {
  for (const auto& one : workbook.dismissed)
    if (one.offer == offer.id) return done;
  if (workbook.dismissed.size() >= limits::dismissed_max)
    return fail(ErrorCode::conflict, where,
                filled("You have put aside {} offers. Take one of them back first.",
                       limits::dismissed_max));
  workbook.dismissed.push_back({offer.id, offer.title, std::string(today)});
  return done;
}

Status undo_next(Workbook& workbook, std::string_view offer) {
  if (std::erase_if(workbook.dismissed, [&](const Dismissed& it) { return it.offer == offer; }) > 0)
    return done;
  for (auto plan = workbook.plans.begin(); plan != workbook.plans.end(); ++plan) {
    const auto step = std::ranges::find_if(
        plan->steps, [&](const PlanStep& it) { return it.offer == offer && it.done_on.empty(); });
    const auto& pinned = plan->settings.pinned;
    if (step == plan->steps.end() || std::ranges::find(pinned, offer) == pinned.end()) continue;
    if (step->spent > 0)
      return fail(ErrorCode::conflict, where,
                  "You have begun this already. Leave it out by planning anew instead.");
    plan->steps.erase(step);
    std::erase(plan->settings.pinned, offer);
    if (plan->steps.empty()) workbook.plans.erase(plan);
    return done;
  }
  return fail(ErrorCode::not_found, where, "There is nothing to undo here any more.");
}

Result<std::string> choose_counting(Context& context, OpenedWorkbook& opened, bool counted) {
  opened.workbook.kept_out = !counted;
  CAIRN_TRY(auto token, keep_workbook(context, opened));
  context.next.forget();
  return token;
}

}  // namespace cairn::app::career
