// SPDX-License-Identifier: Apache-2.0
#include "pathways/plan.h"

#include <algorithm>

#include "pathways/alternatives.h"
#include "pathways/conflicts.h"
#include "pathways/explain.h"
#include "pathways/graph.h"
#include "pathways/warnings.h"

namespace cairn::pathways {
namespace {

// How much later the last step both plans have is over.
std::optional<Day> slip_of(const Problem& problem, const Timetable& timetable) {
  if (problem.before.empty()) return std::nullopt;
  Day before = 0;
  for (const auto& step : problem.before) before = std::max(before, step.finish);
  return timetable.finish - before;
}

// Whether something was chosen by hand whose price cannot be compared.
bool is_pin_left_out(const Problem& problem) {
  const auto out = left_out(problem);
  return std::any_of(problem.pinned.begin(), problem.pinned.end(), [&](OfferId offer) {
    return out[offer] != LeftOut::no && out[offer] != LeftOut::held;
  });
}

// The best plan; where pinned offers make every plan impossible, without those.
Solved best_plan(const Problem& problem, const PlanOptions& options, bool& lost_pins) {
  SolveOptions solving;
  solving.out_of_time = options.out_of_time;
  solving.on_first = options.on_first;
  lost_pins = is_pin_left_out(problem);
  Solved solved;
  if (!lost_pins) {
    solved = solve(problem, solving);
    lost_pins = !solved.possible;
    if (solved.possible) return solved;
  }
  auto without = problem;
  without.pinned.clear();
  solved = solve(without, solving);
  if (solved.possible) return solved;
  // What is running does not end in time: it goes on, nothing is added.
  solved.choice.clear();
  for (const auto& running : problem.running) solved.choice.push_back(running.offer);
  std::sort(solved.choice.begin(), solved.choice.end());
  const Scheduler scheduler(problem);
  if (auto days = timetable_of(problem, scheduler, solved.choice, std::nullopt))
    solved.timetable = std::move(*days);
  for (const auto objective : problem.objective)
    solved.values.push_back(value_of(problem, solved.choice, solved.timetable, objective));
  solved.bound = solved.values;
  solved.uncovered_essential =
      value_of(problem, solved.choice, solved.timetable, Objective::uncovered_essential);
  return solved;
}

// Whether some plan within the limits reaches every essential need, where this one does not.
bool could_cover(const Problem& problem, const PlanOptions& options) {
  SolveOptions solving;
  solving.objective = {Objective::uncovered_essential};
  solving.given_only = true;
  solving.out_of_time = options.out_of_time;
  const auto solved = solve(weighing_all_essential(problem), solving);
  return solved.possible && (solved.uncovered_essential == 0 || !solved.proven);
}

// Whether the bound of a plan says already that no plan reaches every essential need.
bool is_bound_short(const Plan& plan) {
  return plan.objective.front() == Objective::uncovered_essential && plan.bound.front() > 0;
}

}  // namespace

Plan make_plan(const Problem& problem, const PlanOptions& options) {
  Plan plan;
  auto solved = best_plan(problem, options, plan.lost_pins);
  plan.objective = problem.objective;
  plan.values = std::move(solved.values);
  plan.bound = std::move(solved.bound);
  plan.choice = std::move(solved.choice);
  plan.timetable = std::move(solved.timetable);
  plan.uncovered = unreached(problem, plan.choice);
  plan.essential_covered = std::none_of(plan.uncovered.begin(), plan.uncovered.end(),
                                        [&](std::size_t i) { return problem.need[i].essential; });
  plan.status = solved.proven ? PlanStatus::optimal : PlanStatus::feasible;
  explain_steps(problem, options.label, plan);
  auto beside = options;
  if (options.out_of_patience) beside.out_of_time = options.out_of_patience;
  if (plan.lost_pins || is_bound_short(plan) ||
      (!plan.essential_covered && !could_cover(problem, options))) {
    plan.status = PlanStatus::infeasible;
    if (options.explain_conflicts) plan.conflicts = conflicts_of(problem, beside);
  }
  plan.warnings = warnings_of(problem, plan);
  if (options.alternatives > 0) {
    auto others = alternatives_of(problem, plan, beside);
    plan.alternatives = std::move(others.plans);
    plan.alternatives_cut = others.cut;
  }
  plan.kept = problem.done;
  plan.slip_days = slip_of(problem, plan.timetable);
  if (!plan.steps.empty()) plan.start_with = plan.steps.front().offer;
  plan.try_first = offer_to_try(problem, plan);
  return plan;
}

}  // namespace cairn::pathways
