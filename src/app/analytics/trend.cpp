// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/trend.h"

#include <algorithm>
#include <numeric>

namespace cairn::app {
namespace {

constexpr std::size_t recent_months = 3;
constexpr std::int64_t recent_adverts_min = 3;

std::int64_t sum_of(const Months& months, std::size_t first, std::size_t last) {
  return std::accumulate(months.begin() + static_cast<std::ptrdiff_t>(first),
                         months.begin() + static_cast<std::ptrdiff_t>(last), std::int64_t{0});
}

// Shares of a hundred thousand.
std::int64_t share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : part * 100'000 / whole;
}

struct Growth {
  std::int64_t recent;
  std::int64_t before;
};

Growth growth_of(const Months& asking, const Months& all) {
  constexpr auto border = trend_months - recent_months;
  return {share(sum_of(asking, border, trend_months), sum_of(all, border, trend_months)),
          share(sum_of(asking, 0, border), sum_of(all, 0, border))};
}

}  // namespace

std::int64_t sum_of(const Months& months) { return sum_of(months, 0, trend_months); }

std::optional<std::int64_t> trend_percent(const Months& asking, const Months& all) {
  constexpr auto half = trend_months / 2;
  const auto before = share(sum_of(asking, 0, half), sum_of(all, 0, half));
  if (before == 0 || sum_of(all, half, trend_months) == 0) return std::nullopt;
  const auto after = share(sum_of(asking, half, trend_months), sum_of(all, half, trend_months));
  return (after - before) * 100 / before;
}

std::vector<SkillDemand> emerging_skills(const std::vector<SkillDemand>& demands, const Months& all,
                                         const std::set<std::string>& covered,
                                         std::size_t count_max) {
  std::vector<SkillDemand> found;
  for (const auto& demand : demands) {
    const auto recent = sum_of(demand.asking, trend_months - recent_months, trend_months);
    if (recent < recent_adverts_min || covered.contains(demand.skill)) continue;
    const auto growth = growth_of(demand.asking, all);
    if (2 * growth.recent >= 3 * growth.before) found.push_back(demand);
  }
  std::sort(found.begin(), found.end(), [&](const SkillDemand& a, const SkillDemand& b) {
    const auto of_a = growth_of(a.asking, all), of_b = growth_of(b.asking, all);
    const auto by_a = of_a.recent - of_a.before, by_b = of_b.recent - of_b.before;
    return by_a != by_b ? by_a > by_b : a.skill < b.skill;
  });
  if (found.size() > count_max) found.resize(count_max);
  return found;
}

}  // namespace cairn::app
