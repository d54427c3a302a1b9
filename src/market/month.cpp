// SPDX-License-Identifier: Apache-2.0
#include "market/month.h"

namespace cairn::market {

std::int64_t month_of(Instant moment) {
  // Days since 1970 as a date of the proleptic Gregorian calendar: eras of 400 years that begin in
  // March, so that the day a leap year has more stands last.
  const auto seconds = moment.seconds();
  const auto days = seconds / 86'400 - (seconds % 86'400 < 0 ? 1 : 0) + 719'468;
  const auto era = (days >= 0 ? days : days - 146'096) / 146'097;
  const auto day = days - era * 146'097;
  const auto year = (day - day / 1'460 + day / 36'524 - day / 146'096) / 365;
  const auto march = (5 * (day - (365 * year + year / 4 - year / 100)) + 2) / 153;
  return 12 * (400 * era + year) + march + 2;
}

std::string month_text(std::int64_t month) {
  const auto number = std::to_string(month % 12 + 1);
  return std::to_string(month / 12) + (number.size() == 1 ? "-0" : "-") + number;
}

}  // namespace cairn::market
