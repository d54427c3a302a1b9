// SPDX-License-Identifier: Apache-2.0
// How much dearer than the bound a plan is at least once it holds an offer: what the offer itself
// adds, and what the dearest of the facts it requires adds at least, link by link (h-max of
// planning, over reduced costs).
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "pathways/graph.h"

namespace cairn::pathways {

class Penalties {
 public:
  static constexpr double endless = std::numeric_limits<double>::infinity();

  // The graph must outlive it.
  explicit Penalties(const Graph& graph);

  // From what each offer adds by itself, 0 or more; `endless` where it may not be taken. By offer;
  // kept until the next run. About as much work as the graph has edges.
  const std::vector<double>& run(std::span<const double> added);

 private:
  const Graph& graph_;
  std::vector<double> value_;
  std::vector<std::uint32_t> met_;
  std::vector<std::pair<double, Node>> heap_;
};

}  // namespace cairn::pathways
