// SPDX-License-Identifier: Apache-2.0
#include "pathways/necessary.h"

#include <algorithm>
#include <bit>
#include <deque>

namespace cairn::pathways {

Necessary::Necessary(const Graph& graph)
    : graph_(graph),
      first_(graph.offer_count),
      words_((graph.size() - graph.offer_count + 63) / 64),
      bits_(std::size_t{graph.size()} * words_, ~std::uint64_t{0}),
      fresh_(words_) {
  // From everything downwards, until nothing changes.
  std::deque<Node> queue;
  std::vector<std::uint8_t> queued(graph.size(), 0);
  const auto push = [&](Node node) {
    if (queued[node] != 0) return;
    queued[node] = 1;
    queue.push_back(node);
  };
  for (Node node = 0; node < graph.size(); ++node)
    if (graph.threshold[node] == 0) push(node);
  while (!queue.empty()) {
    const auto node = queue.front();
    queue.pop_front();
    queued[node] = 0;
    if (!update(node)) continue;
    for (const auto next : graph.outputs_of(node)) push(next);
  }
}

// What all inputs need where they are all needed; what enough of them share where some will do.
bool Necessary::update(Node node) {
  const auto inputs = graph_.inputs_of(node);
  const auto threshold = graph_.threshold[node];
  const auto bits_of = [&](Node of) { return bits_.data() + std::size_t{of} * words_; };
  std::fill(fresh_.begin(), fresh_.end(), threshold == 0 ? 0 : ~std::uint64_t{0});
  if (threshold == inputs.size() && threshold > 0) {
    std::fill(fresh_.begin(), fresh_.end(), 0);
    for (const auto input : inputs)
      for (std::size_t w = 0; w < words_; ++w) fresh_[w] |= bits_of(input)[w];
  } else if (threshold == 1) {
    for (const auto input : inputs)
      for (std::size_t w = 0; w < words_; ++w) fresh_[w] &= bits_of(input)[w];
  } else if (threshold > 0 && threshold <= inputs.size()) {
    const auto enough = inputs.size() - threshold + 1;
    for (std::size_t bit = 0; bit < words_ * 64; ++bit) {
      std::size_t have = 0;
      for (const auto input : inputs) have += bits_of(input)[bit / 64] >> (bit % 64) & 1U;
      if (have < enough) fresh_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
    }
  }
  if (node >= first_) fresh_[(node - first_) / 64] |= std::uint64_t{1} << ((node - first_) % 64);
  auto* bits = bits_of(node);
  if (std::equal(fresh_.begin(), fresh_.end(), bits)) return false;
  std::copy(fresh_.begin(), fresh_.end(), bits);
  return true;
}

std::vector<Node> Necessary::before(Node node) const {
  std::vector<Node> out;
  for (std::size_t w = 0; w < words_; ++w)
    for (auto word = bits_[std::size_t{node} * words_ + w]; word != 0; word &= word - 1) {
      const auto found =
          first_ + static_cast<Node>(w * 64) + static_cast<Node>(std::countr_zero(word));
      if (found != node && found < graph_.size()) out.push_back(found);
    }
  return out;
}

Graph without_idle_supply(const Graph& graph) {
  const Necessary necessary(graph);
  std::vector<std::vector<Node>> inputs(graph.size());
  for (Node node = 0; node < graph.size(); ++node)
    for (const auto input : graph.inputs_of(node))
      if (graph.is_offer(node) || !graph.is_offer(input) || !necessary.holds(input, node))
        inputs[node].push_back(input);
  return make_graph(graph.offer_count, graph.threshold, inputs, graph.offers);
}

}  // namespace cairn::pathways
