// SPDX-License-Identifier: Apache-2.0
#include "pathways/reach.h"

#include <algorithm>

namespace cairn::pathways {

Reach::Reach(const Graph& graph)
    : graph_(graph), met_(graph.size()), open_(graph.size()), blocked_(graph.size(), 0) {}

void Reach::run(std::span<const std::uint8_t> taken) {
  std::fill(met_.begin(), met_.end(), 0);
  std::fill(open_.begin(), open_.end(), std::uint8_t{0});
  queue_.clear();
  for (Node offer = 0; offer < graph_.offer_count; ++offer)
    if (taken[offer] != 0 && graph_.threshold[offer] == 0) {
      open_[offer] = 1;
      queue_.push_back(offer);
    }
  while (!queue_.empty()) {
    const auto node = queue_.back();
    queue_.pop_back();
    for (const auto next : graph_.outputs_of(node)) {
      ++met_[next];
      if (open_[next] != 0 || met_[next] < graph_.threshold[next]) continue;
      if (graph_.is_offer(next) && taken[next] == 0) continue;
      open_[next] = 1;
      queue_.push_back(next);
    }
  }
}

// How little stands behind a node that is to stay shut: the weight of the offers that bring it.
double Reach::lightness(Node node, std::span<const double> weight) const {
  if (blocked_[node] != 0) return -1;
  double sum = 0;
  for (const auto input : graph_.inputs_of(node))
    if (graph_.is_offer(input) && blocked_[input] == 0) sum += weight[input] + 1e-3;
  return sum;
}

// Shuts a node: an offer that can begin must stay untaken; any other needs so many of its inputs
// shut that the rest is too few.
void Reach::block(Node node, std::span<const double> weight, std::vector<Node>& found) {
  if (graph_.is_offer(node) && can_begin(node)) {
    found.push_back(node);
    return;
  }
  const auto inputs = graph_.inputs_of(node);
  if (inputs.size() < graph_.threshold[node]) return;  // it never opens
  const auto wanted = inputs.size() - graph_.threshold[node] + 1;
  const auto shut = [&](Node input) {
    if (blocked_[input] != 0) return;
    blocked_[input] = 1;
    touched_.push_back(input);
    pending_.push_back(input);
  };
  std::vector<std::pair<double, Node>> choice;
  for (const auto input : inputs)
    if (open_[input] == 0) choice.emplace_back(0, input);
  if (choice.size() > wanted) {
    for (auto& [light, input] : choice) light = lightness(input, weight);
    std::sort(choice.begin(), choice.end());
    choice.resize(wanted);
  }
  for (const auto& [light, input] : choice) shut(input);
}

std::vector<Node> Reach::landmark(Node target, std::span<const double> weight) {
  std::vector<Node> found;
  blocked_[target] = 1;
  touched_.assign(1, target);
  pending_.assign(1, target);
  while (!pending_.empty()) {
    const auto node = pending_.back();
    pending_.pop_back();
    block(node, weight, found);
  }
  for (const auto node : touched_) blocked_[node] = 0;
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace cairn::pathways
