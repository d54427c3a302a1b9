// SPDX-License-Identifier: Apache-2.0
#include "market/interval.h"

#include <algorithm>
#include <cmath>

namespace cairn::market {

double z_for(double error) {
  double low = 0, high = 40;  // erfc is 0 beyond that
  for (int round = 0; round < 80; ++round) {
    const auto middle = (low + high) / 2;
    (std::erfc(middle / std::sqrt(2.0)) > error ? low : high) = middle;
  }
  return (low + high) / 2;
}

Interval wilson(std::int64_t part, std::int64_t whole, double z) {
  if (whole <= 0) return {0, 1};
  const auto n = static_cast<double>(whole);
  const auto share = std::clamp(static_cast<double>(part) / n, 0.0, 1.0);
  const auto middle = share + z * z / (2 * n);
  const auto reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const auto scale = 1 + z * z / n;
  return {part <= 0 ? 0 : std::max(0.0, (middle - reach) / scale),
          part >= whole ? 1 : std::min(1.0, (middle + reach) / scale)};
}

}  // namespace cairn::market
