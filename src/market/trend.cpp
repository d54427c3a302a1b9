// SPDX-License-Identifier: Apache-2.0
#include "market/trend.h"

#include <algorithm>
#include <cmath>

namespace cairn::market {
namespace {

struct Sums {
  std::int64_t months = 0, asking = 0, all = 0;
  double middle = 0;  // of the months, by their adverts
  double spread = 0;  // sum of squares around it
  double slope = 0;   // change of the share a month
};

Sums sums_of(std::span<const MonthCounts> counts) {
  Sums sums;
  double moments = 0;
  for (const auto& it : counts) {
    if (it.all <= 0) continue;
    ++sums.months;
    sums.asking += it.asking;
    sums.all += it.all;
    moments += static_cast<double>(it.all) * static_cast<double>(it.month);
  }
  if (sums.all == 0) return sums;
  sums.middle = moments / static_cast<double>(sums.all);
  double together = 0;
  for (const auto& it : counts) {
    if (it.all <= 0) continue;
    const auto away = static_cast<double>(it.month) - sums.middle;
    sums.spread += static_cast<double>(it.all) * away * away;
    together += static_cast<double>(it.asking) * away;
  }
  if (sums.spread > 0) sums.slope = together / sums.spread;
  return sums;
}

// How much more the months scatter around the line than chance would have them; 1 at least.
double dispersion(std::span<const MonthCounts> counts, const Sums& sums, double share) {
  const auto freedom = sums.months - 2;
  if (freedom < 1) return 1;
  double scatter = 0;
  for (const auto& it : counts) {
    if (it.all <= 0) continue;
    const auto n = static_cast<double>(it.all);
    const auto expected = share + sums.slope * (static_cast<double>(it.month) - sums.middle);
    const auto off = static_cast<double>(it.asking) - n * expected;
    scatter += off * off / (n * share * (1 - share));
  }
  return std::max(1.0, scatter / static_cast<double>(freedom));
}

}  // namespace

Trend trend_of(std::span<const MonthCounts> months, double z) {
  const auto sums = sums_of(months);
  Trend trend;
  if (sums.all == 0) return trend;
  trend.share = static_cast<double>(sums.asking) / static_cast<double>(sums.all);
  trend.middle = sums.middle;
  if (sums.months < trend_months_min || sums.all < trend_adverts_min ||
      sums.asking < trend_asking_min || sums.spread <= 0)
    return trend;
  trend.a_year = 12 * sums.slope;
  const auto varies = trend.share * (1 - trend.share);
  const auto error =
      varies <= 0 ? 0.0 : std::sqrt(dispersion(months, sums, trend.share) * varies / sums.spread);
  trend.between = {trend.a_year - 12 * z * error, trend.a_year + 12 * z * error};
  trend.direction = trend.between.low > 0    ? Direction::rising
                    : trend.between.high < 0 ? Direction::falling
                                             : Direction::unclear;
  return trend;
}

double z_of_many(std::size_t compared) {
  return z_for(0.05 / static_cast<double>(std::max<std::size_t>(compared, 1)));
}

Movers movers(std::span<const std::vector<MonthCounts>> histories, std::size_t count_max) {
  Movers found;
  std::vector<std::size_t> enough;
  for (std::size_t i = 0; i < histories.size(); ++i)
    if (trend_of(histories[i]).direction != Direction::not_enough) enough.push_back(i);
  found.compared = enough.size();
  const auto z = z_of_many(enough.size());
  for (const auto i : enough) {
    const auto trend = trend_of(histories[i], z);
    if (trend.direction == Direction::rising) found.rising.push_back({i, trend});
    if (trend.direction == Direction::falling) found.falling.push_back({i, trend});
  }
  const auto first = [&](std::vector<Moved>& moved, auto least) {
    std::ranges::stable_sort(moved, [&](const Moved& a, const Moved& b) {
      return least(a.trend.growth_between()) > least(b.trend.growth_between());
    });
    if (moved.size() > count_max) moved.resize(count_max);
  };
  first(found.rising, [](const Interval& it) { return it.low; });
  first(found.falling, [](const Interval& it) { return -it.high; });
  return found;
}

}  // namespace cairn::market
