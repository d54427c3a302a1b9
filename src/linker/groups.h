// SPDX-License-Identifier: Apache-2.0
// Vectors gathered in groups of neighbours, so that a search looks at the nearest groups alone.
#pragma once
#include <cstdint>
#include <vector>

#include "linker/training.h"
#include "linker/vector.h"

namespace cairn::linker {

struct Groups {
  std::vector<std::int8_t> centres;    // a row each
  std::vector<float> centre_steps;     // what one of its steps is worth
  std::vector<std::uint32_t> begin;    // one more than groups
  std::vector<std::uint32_t> members;  // every vector once

  std::size_t size() const { return centre_steps.size(); }
};

// Spherical k-means over the rows, whose steps are worth `steps`.
Groups group(const std::vector<std::int8_t>& vectors, const std::vector<float>& steps,
             const Parallel& parallel);

// The rows in the order of their groups, for reading them in a row.
class GroupSearch {
 public:
  GroupSearch(const Groups& groups, const std::vector<std::int8_t>& vectors,
              const std::vector<float>& steps);

  // Raises best[member] to the dot product with `one`, whose steps are worth `step`, for the
  // members of the `probes` nearest groups; appends those that were 0 to `touched`.
  void search(const std::int8_t* one, float step, std::size_t probes, std::vector<float>& best,
              std::vector<std::uint32_t>& touched) const;

 private:
  Groups groups_;
  std::vector<std::int8_t> rows_;
  std::vector<float> steps_;
};

}  // namespace cairn::linker
