// SPDX-License-Identifier: Apache-2.0
#include "app/career/dated_plan.h"

#include <algorithm>

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#plan";
constexpr std::int64_t minutes_max = 24 * 60;

PlanStep* find_step(Plan& plan, std::string_view offer) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(),
                                  [&](const PlanStep& it) { return it.offer == offer; });
  return found == plan.steps.end() ? nullptr : &*found;
}

pathways::Day day_of(std::string_view text) {
  const auto day = pathways::parse_day(text);
  return day.ok() ? *day : 0;
}

}  // namespace

Progress progress_of(const PlanStep& step) {
  return {step.minutes, step.done_on.empty() ? step.spent : step.minutes};
}

Progress progress_of(const Plan& plan) {
  Progress all;
  for (const auto& step : plan.steps) {
    const auto one = progress_of(step);
    all.planned += one.planned;
    all.done += std::min(one.done, one.planned);
  }
  return all;
}

pathways::Sessions sessions_of(const Plan& plan, pathways::LocalMinute now) {
  std::vector<pathways::StudyStep> steps;
  for (const auto& step : plan.steps) {
    const auto left =
        step.done_on.empty() ? std::max<std::int64_t>(step.minutes - step.spent, 0) : 0;
    steps.push_back({step.offer, day_of(step.start), day_of(step.finish), left});
  }
  pathways::SessionRules rules;
  for (const auto& hours : plan.calendar.availability)
    rules.hours.push_back({hours.weekday, hours.from, hours.to});
  for (const auto& holiday : plan.calendar.holidays) rules.holidays.push_back(day_of(holiday));
  for (const auto& busy : plan.calendar.busy) rules.busy.push_back({busy.from, busy.to});
  rules.not_before = now;
  return pathways::sessions_of(steps, rules);
}

Status check_in(Plan& plan, const CheckInForm& form, std::string_view today) {
  auto* step = find_step(plan, form.offer);
  if (step == nullptr)
    return fail(ErrorCode::not_found, where, "The plan has no such step any more.");
  if (form.minutes < 0 || form.minutes > minutes_max)
    return fail(ErrorCode::invalid, where,
                "Give the minutes of one day as a whole number, up to 1440.", "/minutes");
  plan.calendar.check_ins.push_back({form.offer, std::string(today), form.minutes});
  step->spent += form.minutes;
  if (form.finished) step->done_on = today;
  return done;
}

std::int64_t days_late(const Plan& plan, std::string_view today) {
  const auto now = day_of(today);
  std::int64_t late = 0;
  for (const auto& step : plan.steps) {
    if (!step.done_on.empty() || step.minutes == 0) continue;
    const auto start = day_of(step.start), finish = day_of(step.finish);
    const std::int64_t days = std::max(finish - start + 1, 1);
    const std::int64_t passed = std::clamp<std::int64_t>(now - start, 0, days);
    const auto due = step.minutes * passed / days;
    const auto behind = std::max<std::int64_t>(due - step.spent, 0);
    const auto over = std::max<std::int64_t>(now - finish - 1, 0);
    late = std::max(late, over + behind * days / step.minutes);
  }
  return late;
}

Status replan(PlanQuestion question, Plan& plan) {
  question.goal = plan.goal;
  question.settings = plan.settings;
  question.before = &plan;
  CAIRN_TRY(const auto planned, plan_goal(question));
  std::vector<PlanStep> steps;
  for (const auto& step : plan.steps)
    if (!step.done_on.empty()) steps.push_back(step);
  for (auto& step : steps_of(planned, planned.plan.timetable)) {
    if (const auto* before = find_step(plan, step.offer)) {
      if (!before->done_on.empty()) continue;
      step.spent = before->spent;
      if (before->spent > 0) step.start = before->start;
    }
    steps.push_back(std::move(step));
  }
  plan.steps = std::move(steps);
  plan.settings.start = std::max(plan.settings.start, question.today);
  return done;
}

}  // namespace cairn::app::career
