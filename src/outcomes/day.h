// SPDX-License-Identifier: Apache-2.0
// Days as numbers, to reckon with.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace cairn::outcomes {

using Day = std::int64_t;  // since 1970-01-01
inline constexpr std::int64_t day_seconds = 24 * 60 * 60;
inline constexpr std::int64_t year_days = 365;

inline Day day_of(Instant instant) {
  const auto seconds = instant.seconds();
  return seconds / day_seconds - (seconds % day_seconds < 0 ? 1 : 0);
}
// Of "2026-11-22"; nothing for anything else.
inline std::optional<Day> day_of(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto read = parse_date(text);
  return read ? std::optional(day_of(*read)) : std::nullopt;
}
inline std::string day_text(Day day) {
  return format_instant(Instant::from_seconds(day * day_seconds)).substr(0, 10);
}

}  // namespace cairn::outcomes
