// SPDX-License-Identifier: Apache-2.0
#include "pathways/alternatives.h"

#include <algorithm>
#include <array>

#include "pathways/graph.h"

namespace cairn::pathways {
namespace {

struct Direction {
  std::string_view name;
  std::array<Objective, 5> order;  // after what stays open
};

// What comes first among plans that reach as much; every measure stands in each, so that the best
// of a direction is dominated by no plan at all. The later ones are for those who want more.
constexpr std::size_t directions_first = 4;

// Looking in one direction takes about as long as the plan itself, which grows with the square of
// the graph. So many squares are looked at in all, whatever the machine: the answer is the same on
// each. At least one direction is looked in.
constexpr std::uint64_t squares_max = 2'000'000'000;
// How often searches may ask whether to stop, in all directions together: hard ones of some
// thousand offers, of which the plan takes a second, ask as often in all as four thousand times.
constexpr std::size_t questions_max = 5'000;

std::size_t directions_affordable(const Problem& problem) {
  const std::uint64_t size = compile(problem).graph.size();
  return static_cast<std::size_t>(
      std::max<std::uint64_t>(1, squares_max / std::max<std::uint64_t>(size * size, 1)));
}

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

// So many as are affordable: those that begin as the plan itself does lead most often back to it.
std::vector<Direction> directions_for(const Problem& problem, bool& cut) {
  auto all = directions();
  const auto affordable = directions_affordable(problem);
  if (affordable >= all.size()) return all;
  cut = true;
  const auto first = std::ranges::find_if(problem.objective, [](Objective each) {
    return each != Objective::uncovered_essential && each != Objective::uncovered;
  });
  if (first != problem.objective.end())
    std::stable_partition(all.begin(), all.end(),
                          [&](const Direction& each) { return each.order.front() != *first; });
  all.resize(affordable);
  return all;
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

Alternatives alternatives_of(const Problem& problem, const Plan& plan, const PlanOptions& options) {
  if (plan.lost_pins) return {};
  Alternatives answer;
  std::size_t questions = 0;
  const auto stop = [&] {
    return ++questions > questions_max || (options.out_of_time && options.out_of_time());
  };
  std::vector<Alternative> found;
  const auto consider = [&](const Direction& direction) {
    if (stop()) {
      answer.cut = true;
      return;
    }
    SolveOptions solving;
    solving.objective = {Objective::uncovered_essential, Objective::uncovered};
    for (const auto each : direction.order) solving.objective.push_back(each);
    solving.out_of_time = stop;
    auto solved = solve(problem, solving);
    answer.cut = answer.cut || !solved.proven;
    if (!solved.possible || solved.choice == plan.choice) return;
    for (const auto& other : found)
      if (other.choice == solved.choice) return;
    found.push_back({std::string(direction.name), std::move(solved.choice),
                     std::move(solved.timetable), solved.proven});
  };
  const auto all = directions_for(problem, answer.cut);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (i < directions_first || found.size() < options.alternatives) consider(all[i]);
  std::vector<std::vector<std::int64_t>> measures;
  for (const auto& each : found)
    measures.push_back(measures_of(problem, each.choice, each.timetable));
  const auto own = measures_of(problem, plan.choice, plan.timetable);
  auto& out = answer.plans;
  for (std::size_t i = 0; i < found.size() && out.size() < options.alternatives; ++i) {
    const bool worse = dominates(own, measures[i]) || own == measures[i] ||
                       std::any_of(measures.begin(), measures.end(), [&](const auto& other) {
                         return dominates(other, measures[i]);
                       });
    if (!worse) out.push_back(std::move(found[i]));
  }
  if (out.size() == options.alternatives) answer.cut = false;  // as many as were asked for
  return answer;
}

}  // namespace cairn::pathways
