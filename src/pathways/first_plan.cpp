// SPDX-License-Identifier: Apache-2.0
#include "pathways/first_plan.h"

#include <algorithm>

#include "pathways/greedy.h"

namespace cairn::pathways {
namespace {

constexpr int attempts_max = 8;
constexpr int attempts_a_goal_max = 3;
constexpr double avoided = 10;  // added to the cost of what clashes

// Later stages count for less and less.
std::vector<double> blended_costs(const Model& model) {
  std::vector<double> costs(model.columns(), 1e-9);
  double weight = 1;
  for (const auto& stage : model.stages) {
    double most = 0;
    for (const auto cost : stage) most = std::max(most, static_cast<double>(cost));
    if (most <= 0) continue;
    for (std::size_t j = 0; j < costs.size(); ++j)
      costs[j] += weight * std::max(0.0, static_cast<double>(stage[j])) / most;
    weight *= 0.02;
  }
  return costs;
}

// Whether a plan was found; what clashes is avoided at the next attempt.
bool try_around_clashes(const Model& model, const FirstPlanTask& task, std::vector<double>& costs,
                        int attempts) {
  for (int attempt = 0; attempt < attempts; ++attempt) {
    auto taken = greedy(model, costs);
    if (task.take(taken)) return true;
    const auto clash = task.clash(taken);
    if (!clash) return false;
    for (const auto& term : clash->terms) costs[term.column] += avoided;
  }
  return false;
}

// The weightiest goals first; one that cannot be reached beside those before it is left shut.
void go_goal_by_goal(const Model& model, const FirstPlanTask& task, std::vector<double> costs) {
  std::vector<std::size_t> order;
  for (std::size_t g = 0; g < model.goals.size(); ++g)
    if (model.goals[g] != no_node) order.push_back(g);
  const std::vector<double> worth(costs.begin() + model.offers(), costs.end());
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
  std::fill(costs.begin() + model.offers(), costs.end(), 0.0);
  for (const auto g : order) {
    if (task.out_of_time && task.out_of_time()) return;
    auto tried = costs;
    tried[model.offers() + g] = worth[g];
    if (try_around_clashes(model, task, tried, attempts_a_goal_max)) costs = std::move(tried);
  }
}

}  // namespace

void find_first_plan(const Model& model, const FirstPlanTask& task) {
  const auto costs = blended_costs(model);
  auto tried = costs;
  if (!try_around_clashes(model, task, tried, attempts_max)) go_goal_by_goal(model, task, costs);
  std::vector<std::uint8_t> nothing(model.columns(), 0);
  task.take(nothing);
}

}  // namespace cairn::pathways
