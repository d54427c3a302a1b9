// SPDX-License-Identifier: Apache-2.0
#include "pathways/penalty.h"

#include <algorithm>
#include <functional>

namespace cairn::pathways {

Penalties::Penalties(const Graph& graph)
    : graph_(graph), value_(graph.offer_count), met_(graph.size()) {}

// Nodes in the order of their value: one opens when as many inputs as it needs have been passed.
const std::vector<double>& Penalties::run(std::span<const double> added) {
  std::fill(value_.begin(), value_.end(), endless);
  std::fill(met_.begin(), met_.end(), 0);
  heap_.clear();
  const auto push = [&](double value, Node node) {
    if (graph_.is_offer(node)) {
      value += added[node];
      if (value == endless) return;
      value_[node] = value;
    }
    heap_.emplace_back(value, node);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  };
  for (Node node = 0; node < graph_.size(); ++node)
    if (graph_.threshold[node] == 0) push(0, node);
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    const auto [value, node] = heap_.back();
    heap_.pop_back();
    for (const auto next : graph_.outputs_of(node))
      if (++met_[next] == graph_.threshold[next]) push(value, next);
  }
  return value_;
}

}  // namespace cairn::pathways
