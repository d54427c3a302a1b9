// SPDX-License-Identifier: Apache-2.0
// A problem as a graph of gates: an offer opens when enough of its inputs are open and it is taken;
// a fact (a skill at a level, or an offer finished) when one offer that brings it is. What one has
// is left out. Opening from nothing means that no offer ever supports itself, cycles or not.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "pathways/problem.h"

namespace cairn::pathways {

using Node = std::uint32_t;
inline constexpr Node no_node = ~Node{0};

// Offers are nodes 0 to offer_count - 1.
struct Graph {
  std::uint32_t offer_count = 0;
  std::vector<std::uint32_t> threshold;     // inputs that must be open; of each node
  std::vector<std::uint32_t> inputs_begin;  // of each node, and one more
  std::vector<Node> inputs;
  std::vector<std::uint32_t> outputs_begin;
  std::vector<Node> outputs;
  std::vector<OfferId> offers;  // where each offer stands in the problem

  std::uint32_t size() const { return static_cast<std::uint32_t>(threshold.size()); }
  bool is_offer(Node node) const { return node < offer_count; }
  std::span<const Node> inputs_of(Node node) const {
    return std::span(inputs).subspan(inputs_begin[node],
                                     inputs_begin[node + 1] - inputs_begin[node]);
  }
  std::span<const Node> outputs_of(Node node) const {
    return std::span(outputs).subspan(outputs_begin[node],
                                      outputs_begin[node + 1] - outputs_begin[node]);
  }
};

// The graph of the offers that may be taken, and the node of each need (no_node where one has it).
struct Compiled {
  Graph graph;
  std::vector<Node> needs;
};

enum class LeftOut : std::uint8_t { no, excluded, avoided, language, currency, held };

// Why an offer takes no part.
std::vector<LeftOut> left_out(const Problem& problem);
Compiled compile(const Problem& problem);

// From lists of inputs and thresholds; outputs are worked out.
Graph make_graph(std::uint32_t offer_count, std::vector<std::uint32_t> threshold,
                 const std::vector<std::vector<Node>>& inputs, std::vector<OfferId> offers);

// The part of the graph between the offers marked in `keep` and the targets, renumbered; nodes
// nothing depends on are gone. Targets are translated; one that cannot be reached is no_node.
Compiled part_of(const Graph& graph, std::span<const std::uint8_t> keep,
                 std::span<const Node> targets);

}  // namespace cairn::pathways
