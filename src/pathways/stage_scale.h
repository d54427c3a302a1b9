// SPDX-License-Identifier: Apache-2.0
// Costs of a stage as the linear programme sees them: divided by the dearest, so that numbers stay
// near 1, and cut off a unit below the best plan known.
#pragma once
#include <cstdint>
#include <vector>

#include "pathways/model.h"

namespace cairn::pathways {

class StageScale {
 public:
  explicit StageScale(const StageCosts& costs);

  std::vector<double> scaled() const;
  double scaled(std::int64_t cost) const { return static_cast<double>(cost) * scale_; }
  // How far costs that are alike are spread.
  double perturbation() const;
  // Bounds above this have no plan cheaper than `best` below them.
  double cutoff(std::int64_t best) const;
  // Bounds above this have no plan as cheap as `best` below them.
  double tie(std::int64_t best) const;
  // The least cost a plan can have by a bound: every plan costs a whole number of units.
  std::int64_t rounded_up(double bound) const;

 private:
  const StageCosts& costs_;
  std::int64_t unit_;
  double scale_;
};

}  // namespace cairn::pathways
