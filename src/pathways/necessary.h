// SPDX-License-Identifier: Apache-2.0
// Nodes that open before another one in every plan: if a fact always opens before an offer begins,
// that offer never brings it about.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "pathways/graph.h"

namespace cairn::pathways {

// For each node the nodes that are no offers and open before it, or are it, in every plan.
class Necessary {
 public:
  // About as much work as the graph has edges, times its facts over 64; a few times over.
  explicit Necessary(const Graph& graph);

  bool holds(Node node, Node before) const {
    const auto bit = before - first_;
    return (bits_[std::size_t{node} * words_ + bit / 64] >> (bit % 64) & 1U) != 0;
  }
  // Ascending, without the node itself.
  std::vector<Node> before(Node node) const;

 private:
  bool update(Node node);

  const Graph& graph_;
  Node first_;  // the first node that is no offer
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint64_t> fresh_;
};

// The graph without edges from an offer to what is open before it begins.
Graph without_idle_supply(const Graph& graph);

}  // namespace cairn::pathways
