// SPDX-License-Identifier: Apache-2.0
// Which column a search asks about next: the one whose two sides raise the bound most, of the
// likeliest few, each probed once.
#pragma once
#include <cstdint>
#include <vector>

#include "pathways/linear.h"
#include "pathways/model.h"
#include "pathways/separate.h"

namespace cairn::pathways {

struct Branch {
  static constexpr std::uint32_t nothing = ~0U;  // every column is whole
  std::uint32_t column = nothing;
  bool one_side_closed = false;
  double side = 0;  // the one that is open, where the other is closed
};

class Branching {
 public:
  explicit Branching(std::size_t columns) : gains_(columns) {}

  // After safe_bound. A side whose bound passes `cutoff` is closed.
  Branch choose(const Model& model, LinearProgram& program, Separator& separator, double cutoff);

 private:
  // How much the bound rose per unit when a column was moved up or down.
  struct Gain {
    double up = 0;
    double down = 0;
    bool is_known = false;
  };
  std::vector<Gain> gains_;  // by column
};

}  // namespace cairn::pathways
