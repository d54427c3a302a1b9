// SPDX-License-Identifier: Apache-2.0
// Whether the share of adverts that ask for something grows: the linear trend of shares of months
// (Cochran 1954, Armitage 1955), with its interval. Where months scatter more than chance alone
// would, the interval is wider by as much (a quasi-binomial dispersion).
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "market/interval.h"

namespace cairn::market {

struct MonthCounts {
  std::int64_t month = 0;   // month.h
  std::int64_t asking = 0;  // adverts that ask for it
  std::int64_t all = 0;     // adverts there are
};

enum class Direction : std::uint8_t { not_enough, rising, falling, unclear };
inline constexpr std::string_view direction_names[] = {"not-enough", "rising", "falling",
                                                       "unclear"};
inline constexpr std::string_view name_of(Direction direction) {
  return direction_names[static_cast<std::size_t>(direction)];
}

// Less than this says nothing of a direction.
inline constexpr std::int64_t trend_months_min = 3;    // with adverts at all
inline constexpr std::int64_t trend_adverts_min = 30;  // in all of them
inline constexpr std::int64_t trend_asking_min = 5;

struct Trend {
  Direction direction = Direction::not_enough;
  double share = 0;       // of all the months together
  double a_year = 0;      // by how much the share changes within twelve months
  Interval between = {};  // where that lies
  double middle = 0;      // the month, and parts of it, that the line goes through at `share`

  // The same against the share: 0.2 is a fifth more. Only where it is known.
  double growth() const { return a_year / share; }
  Interval growth_between() const { return {between.low / share, between.high / share}; }
  double share_in(std::int64_t month) const {
    return share + a_year / 12 * (static_cast<double>(month) - middle);
  }
};

// Months without adverts say nothing. Rising and falling: the interval holds no 0.
Trend trend_of(std::span<const MonthCounts> months, double z = z_95);

// How wide intervals must be so that of so many things compared at once none moves by chance, 95
// times of 100 (Bonferroni).
double z_of_many(std::size_t compared);

// A name that stands in a table is taken by its place.
struct Moved {
  std::size_t which = 0;
  Trend trend;
};
// What rises, or falls, surely enough among all of them; what surely moves most comes first.
struct Movers {
  std::vector<Moved> rising, falling;
  std::size_t compared = 0;  // had enough adverts
};
Movers movers(std::span<const std::vector<MonthCounts>> histories, std::size_t count_max);

}  // namespace cairn::market
