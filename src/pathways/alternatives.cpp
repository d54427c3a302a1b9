// SPDX-License-Identifier: Apache-2.0
#include "pathways/alternatives.h"

#include <algorithm>
#include <array>

namespace cairn::pathways {
namespace {

struct Direction {
  std::string_view name;
  std::array<Objective, 5> order;  // after what stays open
};

// What comes first among plans that reach as much; every measure stands in each, so that the best
// of a direction is dominated by no plan at all. The later ones are for those who want more.
constexpr std::size_t directions_first = 4;
std::vector<Direction> directions() {
  using enum Objective;
  return {
      {"fewest", {credentials, price, hours, finish, recognition}},
      {"cheapest", {price, credentials, hours, finish, recognition}},
      {"fastest", {finish, credentials, price, hours, recognition}},
      {"most-recognised", {credentials, recognition, price, hours, finish}},
      {"least-work", {hours, credentials, price, finish, recognition}},
      {"another", {credentials, finish, price, hours, recognition}},
      {"another", {credentials, hours, price, finish, recognition}},
      {"another", {price, finish, credentials, hours, recognition}},
      {"another", {hours, price, credentials, finish, recognition}},
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
  if (plan.lost_pins) return {};
  std::vector<Alternative> found;
  const auto consider = [&](const Direction& direction) {
    if (options.out_of_time && options.out_of_time()) return;
    SolveOptions solving;
    solving.objective = {Objective::uncovered_essential, Objective::uncovered};
    for (const auto each : direction.order) solving.objective.push_back(each);
    solving.out_of_time = options.out_of_time;
    auto solved = solve(problem, solving);
    if (!solved.possible || solved.choice == plan.choice) return;
    for (const auto& other : found)
      if (other.choice == solved.choice) return;
    found.push_back({std::string(direction.name), std::move(solved.choice),
                     std::move(solved.timetable), solved.proven});
  };
  const auto all = directions();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (i < directions_first || found.size() < options.alternatives) consider(all[i]);
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
