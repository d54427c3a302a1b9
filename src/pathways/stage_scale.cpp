// SPDX-License-Identifier: Apache-2.0
#include "pathways/stage_scale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cairn::pathways {
namespace {

constexpr double within_unit = 1e-4;  // of rounding

std::int64_t unit_of(const StageCosts& costs) {
  std::int64_t unit = 0;
  for (const auto cost : costs) unit = std::gcd(unit, cost);
  return std::max<std::int64_t>(unit, 1);
}
double scale_of(const StageCosts& costs) {
  double most = 1;
  for (const auto cost : costs) most = std::max(most, std::abs(static_cast<double>(cost)));
  return 1 / most;
}

}  // namespace

StageScale::StageScale(const StageCosts& costs)
    : costs_(costs), unit_(unit_of(costs)), scale_(scale_of(costs)) {}

std::vector<double> StageScale::scaled() const {
  std::vector<double> out;
  out.reserve(costs_.size());
  for (const auto cost : costs_) out.push_back(scaled(cost));
  return out;
}

double StageScale::perturbation() const { return std::clamp(scaled(unit_) * 1e-3, 1e-9, 1e-6); }

double StageScale::cutoff(std::int64_t best) const {
  if (best == unbounded) return 1e300;
  return (static_cast<double>(best - unit_) + within_unit * static_cast<double>(unit_)) * scale_;
}

double StageScale::tie(std::int64_t best) const {
  if (best == unbounded) return 1e300;
  return (static_cast<double>(best) + within_unit * static_cast<double>(unit_)) * scale_;
}

std::int64_t StageScale::rounded_up(double bound) const {
  const double units = bound / scale_ / static_cast<double>(unit_);
  return static_cast<std::int64_t>(std::ceil(units - within_unit)) * unit_;
}

}  // namespace cairn::pathways
