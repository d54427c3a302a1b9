// SPDX-License-Identifier: Apache-2.0
#include "pathways/alternatives.h"

#include <algorithm>

namespace cairn::pathways {
namespace {

struct Direction {
  std::string_view name;
  std::vector<Objective> objective;
};

// Every measure stands in each, so that the best of a direction is dominated by no plan at all.
std::vector<Direction> directions() {
  using enum Objective;
  return {
      {"fewest", {uncovered_essential, uncovered, credentials, price, hours, finish, recognition}},
      {"cheapest",
       {uncovered_essential, uncovered, price, credentials, hours, finish, recognition}},
      {"fastest", {uncovered_essential, uncovered, finish, credentials, price, hours, recognition}},
      {"most-recognised",
       {uncovered_essential, uncovered, credentials, recognition, price, hours, finish}},
  };
}

}  // namespace

std::vector<std::int64_t> measures_of(const Problem& problem, const Choice& choice,
                                      const Timetable& timetable) {
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < objective_names.size(); ++i) {
    const auto objective = static_cast<Objective>(i);
    const auto value = value_of(problem, choice, timetable, objective);
    out.push_back(objective == Objective::recognition ? -value : value);
  }
  return out;
}

bool dominates(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  bool better = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] > b[i]) return false;
    better = better || a[i] < b[i];
  }
  return better;
}

std::vector<Alternative> alternatives_of(const Problem& problem, const Plan& plan,
                                         const PlanOptions& options) {
  std::vector<Alternative> found;
  const auto consider = [&](std::string_view name, const Problem& asked,
                            const std::vector<Objective>& objective) {
    if (options.out_of_time && options.out_of_time()) return;
    SolveOptions solving;
    solving.objective = objective;
    solving.out_of_time = options.out_of_time;
    auto solved = solve(asked, solving);
    if (!solved.possible || solved.choice == plan.choice) return;
    for (const auto& other : found)
      if (other.choice == solved.choice) return;
    found.push_back(
        {std::string(name), std::move(solved.choice), std::move(solved.timetable), solved.proven});
  };
  for (const auto& direction : directions()) consider(direction.name, problem, direction.objective);
  // More of them: the best without one of the steps.
  for (std::size_t i = 0; i < plan.choice.size() && found.size() < options.alternatives; ++i) {
    auto asked = problem;
    if (std::binary_search(problem.pinned.begin(), problem.pinned.end(), plan.choice[i])) continue;
    asked.excluded.push_back(plan.choice[i]);
    consider("another", asked, directions()[0].objective);
  }
  std::vector<std::vector<std::int64_t>> measures;
  for (const auto& each : found)
    measures.push_back(measures_of(problem, each.choice, each.timetable));
  const auto own = measures_of(problem, plan.choice, plan.timetable);
  std::vector<Alternative> out;
  for (std::size_t i = 0; i < found.size() && out.size() < options.alternatives; ++i) {
    const bool worse = dominates(own, measures[i]) || own == measures[i] ||
                       std::any_of(measures.begin(), measures.end(), [&](const auto& other) {
                         return dominates(other, measures[i]);
                       });
    if (!worse) out.push_back(std::move(found[i]));
  }
  return out;
}

}  // namespace cairn::pathways
