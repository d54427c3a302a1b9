// SPDX-License-Identifier: Apache-2.0
// What branch and cut works on: a graph, goals that are to be opened or paid for, what columns cost
// in each stage of the objective, and rows every plan fulfils. Columns are the graph's offers, then
// one a goal that stands for leaving it shut.
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "pathways/graph.h"
#include "pathways/linear.h"

namespace cairn::pathways {

inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max() / 4;

// One component of the objective, smaller is better.
using StageCosts = std::vector<std::int64_t>;  // by column

// Σ amounts × taken ≤ most, exactly.
struct Limit {
  std::vector<std::int64_t> amounts;  // by column
  std::int64_t most = unbounded;
};

struct Model {
  Graph graph;
  std::vector<Node> goals;         // no_node: cannot be opened
  std::vector<std::uint8_t> hard;  // by goal: it must be opened
  std::vector<StageCosts> stages;
  std::vector<Limit> limits;
  std::vector<std::uint8_t> forced;   // by offer: in every plan
  std::vector<std::uint8_t> welcome;  // by offer: taking it is a gain in itself
  std::vector<Row> cuts;              // hold for every plan worth looking at

  std::uint32_t offers() const { return graph.offer_count; }
  std::uint32_t columns() const { return offers() + static_cast<std::uint32_t>(goals.size()); }
};

// Offers taken, as positions in the problem, ascending.
using Choice = std::vector<OfferId>;

// The model without the columns of offers that are not alive; everything is renumbered.
Model restricted(const Model& model, std::vector<std::uint8_t> alive);

// Sums of a stage over a choice and the goals it leaves shut.
std::int64_t cost_of(const StageCosts& costs, const std::vector<std::uint8_t>& taken);

}  // namespace cairn::pathways
