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

void Reach::weigh(std::span<const double> weight) {
  weight_ = weight;
  lightness_.assign(graph_.size(), -1.0);
}

// How little stands behind a node that is to stay shut: the weight of the offers that bring it.
double Reach::lightness(Node node) {
  if (lightness_[node] >= 0) return lightness_[node];
  constexpr double of_each = 1e-3;  // fewer are better where none is taken
  double sum = 0;
  for (const auto input : graph_.inputs_of(node))
    sum += graph_.is_offer(input) ? weight_[input] + of_each : of_each;
  return lightness_[node] = sum;
}

void Reach::shut(Node node) {
  if (blocked_[node] != 0) return;
  blocked_[node] = 1;
  touched_.push_back(node);
  pending_.push_back(node);
}

// One of the inputs that are not open is to stay shut: one that does so already, or the lightest.
void Reach::block_one(std::span<const Node> inputs) {
  Node best = no_node;
  for (const auto input : inputs) {
    if (open_[input] != 0) continue;
    if (blocked_[input] != 0) return;
    if (best == no_node || lightness(input) < lightness(best)) best = input;
  }
  if (best != no_node) shut(best);
}

void Reach::block_many(std::span<const Node> inputs, std::size_t wanted) {
  std::vector<std::pair<double, Node>> choice;
  for (const auto input : inputs)
    if (open_[input] == 0) choice.emplace_back(blocked_[input] != 0 ? -1 : lightness(input), input);
  std::sort(choice.begin(), choice.end());
  for (std::size_t i = 0; i < std::min(wanted, choice.size()); ++i) shut(choice[i].second);
}

// Shuts a node: an offer that can begin must stay untaken; any other needs so many of its inputs
// shut that the rest is too few.
void Reach::block(Node node, std::vector<Node>& found) {
  if (graph_.is_offer(node) && can_begin(node)) {
    found.push_back(node);
    return;
  }
  const auto inputs = graph_.inputs_of(node);
  const auto threshold = graph_.threshold[node];
  if (inputs.size() < threshold) return;  // it never opens
  if (threshold == inputs.size()) return block_one(inputs);
  if (threshold > 1) return block_many(inputs, inputs.size() - threshold + 1);
  for (const auto input : inputs) shut(input);
}

std::optional<std::vector<Node>> Reach::landmark(Node target, double weight_max) {
  std::vector<Node> found;
  touched_.clear();
  pending_.clear();
  shut(target);
  double weight = 0;
  std::size_t weighed = 0;
  while (!pending_.empty() && weight < weight_max) {
    const auto node = pending_.back();
    pending_.pop_back();
    block(node, found);
    for (; weighed < found.size(); ++weighed) weight += weight_[found[weighed]];
  }
  for (const auto node : touched_) blocked_[node] = 0;
  if (weight >= weight_max) return std::nullopt;
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace cairn::pathways
