// SPDX-License-Identifier: Apache-2.0
// How far a share that was counted may lie from the one behind it.
#pragma once
#include <cstdint>

namespace cairn::market {

struct Interval {
  double low = 0, high = 0;
};

// How many standard errors hold 95 of 100 such intervals.
inline constexpr double z_95 = 1.959963984540054;

// The same for any share of misses, of both sides together: z_for(0.05) is z_95. `error` lies
// between 0 and 1.
double z_for(double error);

// Wilson's score interval (1927) of `part` out of `whole`: within 0 and 1 also where nobody or
// everybody asks. Of nothing at all: 0 to 1.
Interval wilson(std::int64_t part, std::int64_t whole, double z = z_95);

}  // namespace cairn::market
