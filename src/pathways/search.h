// SPDX-License-Identifier: Apache-2.0
// Branch and cut for one stage of the objective: the least cost at which the goals open, proven.
// Prerequisites, cycles among them and days come in as rows when a solution breaks them.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "pathways/model.h"
#include "pathways/reach.h"

namespace cairn::pathways {

// What the calendar says to offers taken (columns of the model, by offer): nullopt where they fit;
// otherwise a row that this choice breaks and every plan fulfils.
using FitsDays =
    std::function<std::optional<Row>(const Model&, const std::vector<std::uint8_t>& taken)>;
// Told of every plan found, with what is taken by column.
using OnPlan = std::function<void(const Model&, const std::vector<std::uint8_t>& taken)>;

inline constexpr std::size_t unlimited_nodes = ~std::size_t{0};

struct SearchTask {
  std::size_t stage = 0;
  std::int64_t best = unbounded;  // a plan of this cost is known: only cheaper ones are of interest
  bool first_only = false;        // the first plan will do
  std::size_t nodes_max = unlimited_nodes;  // then it stops without proof
  bool is_part = false;                     // of a search that goes on above it
  FitsDays fits;                            // may be empty
  OnPlan on_plan;
  std::function<bool()> out_of_time;
};

struct SearchResult {
  bool proven = false;            // nothing cheaper than `best` is left
  std::int64_t best = unbounded;  // the cheapest found, or what the task began with
  std::int64_t bound = 0;         // nothing is cheaper than this
  std::size_t nodes = 0;          // that were looked at
};

// The model comes back with the rows found and without offers that no plan of cost `best` or less
// contains.
SearchResult search(Model& model, const SearchTask& task);

}  // namespace cairn::pathways
