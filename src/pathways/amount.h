// SPDX-License-Identifier: Apache-2.0
// Amounts of money, hours and weight as whole ten-thousandths, so that sums are exact and the same
// on every machine; and days.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::pathways {

// Ten-thousandths of a unit of money, of an hour or of a weight.
using Amount = std::int64_t;
inline constexpr Amount one = 10'000;

// The nearest amount. `value` is below 1e14.
Amount amount_of(double value);
double number_of(Amount amount);
// The shortest decimal text: "49", "12.5".
std::string text_of(Amount amount);

// Days since 1970-01-01.
using Day = std::int32_t;
inline constexpr Day day_max = 2'900'000;  // late in the year 9909

// Of 2027-01-11. Errors: unreadable, invalid (before 1970 or after 9000).
Result<Day> parse_day(std::string_view text);
std::string format_day(Day day);
// "1 day", "12 days".
std::string count_of(std::int64_t count, std::string_view singular, std::string_view plural);

}  // namespace cairn::pathways
