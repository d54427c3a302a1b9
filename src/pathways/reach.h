// SPDX-License-Identifier: Apache-2.0
// What opens when some offers are taken, and what must be taken beside them for a node to open.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pathways/graph.h"

namespace cairn::pathways {

// Reuses its memory from one question to the next. The graph must outlive it.
class Reach {
 public:
  explicit Reach(const Graph& graph);

  // Opens what follows from the offers with taken[offer] != 0. Linear in what opens.
  void run(std::span<const std::uint8_t> taken);
  bool is_open(Node node) const { return open_[node] != 0; }
  // Whether an offer could begin, taken or not.
  bool can_begin(Node offer) const { return met_[offer] >= graph_.threshold[offer]; }

  // Weights of offers, which lead landmarks towards light ones; kept until the next run.
  void weigh(std::span<const double> weight);
  // A landmark: offers of which every plan that opens `target`, not open now, has at least one. All
  // of them can begin and are not taken. An offer `target` itself is never among them. Empty:
  // nothing opens it. nullopt where the one looked at weighs `weight_max` or more.
  std::optional<std::vector<Node>> landmark(Node target, double weight_max);

 private:
  void block(Node node, std::vector<Node>& found);
  void block_one(std::span<const Node> inputs);
  void block_many(std::span<const Node> inputs, std::size_t wanted);
  void shut(Node node);
  double lightness(Node node);

  const Graph& graph_;
  std::vector<std::uint32_t> met_;
  std::vector<std::uint8_t> open_;
  std::vector<Node> queue_;
  std::vector<std::uint8_t> blocked_;
  std::vector<Node> touched_, pending_;
  std::span<const double> weight_;
  std::vector<double> lightness_;  // below 0: not worked out yet
};

}  // namespace cairn::pathways
