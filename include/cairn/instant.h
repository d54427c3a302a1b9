// SPDX-License-Identifier: Apache-2.0
// Instant: a point of time in whole microseconds. Reads xsd:dateTime (XML Schema 1.1 part 2,
// section 3.3.7) and so every RFC 3339 time in upper case. What was signed is never reformatted:
// keep the text, use the Instant for comparing.
#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <cairn/result.h>

namespace cairn {

struct Instant {
  std::int64_t microseconds = 0;  // since 1970-01-01T00:00:00Z, without leap seconds

  // Seconds beyond what an Instant holds are its first or last moment.
  static constexpr Instant from_seconds(std::int64_t seconds) {
    constexpr auto seconds_max = std::numeric_limits<std::int64_t>::max() / 1'000'000;
    return {std::clamp(seconds, -seconds_max, seconds_max) * 1'000'000};
  }
  // Whole seconds since 1970, rounded down.
  constexpr std::int64_t seconds() const {
    return microseconds / 1'000'000 - (microseconds % 1'000'000 < 0 ? 1 : 0);
  }
  constexpr auto operator<=>(const Instant&) const = default;
};

// The seconds since 1970 of tokens (RFC 7519 section 2, NumericDate) as format_instant writes them;
// "" where there are none, or they lie outside the years 1970 to 9999.
std::string format_numeric_date(std::optional<std::int64_t> seconds);

// Whether a time without an offset is refused (xsd:dateTimeStamp) or taken as UTC, as VCDM 2.0
// section 4.9 tells readers to.
enum class MissingOffset : std::uint8_t { refuse, utc };

// Years of 4 to 6 digits, "-" allowed, up to 140,000 before and after the first; any number of
// decimals (those after the sixth are cut); offsets to 14:00; 24:00:00 is midnight of the next day;
// a leap second (:60) is the second after. Errors: unreadable, where the text is not of that form
// or names a day that does not exist.
Result<Instant> parse_instant(std::string_view text, MissingOffset rule = MissingOffset::utc);

// The first moment (UTC) of a day written as 2026-11-22. Errors as above.
Result<Instant> parse_date(std::string_view text);

// 2026-11-22T17:20:05Z, with six decimals where the microseconds are not whole seconds.
std::string format_instant(Instant instant);

}  // namespace cairn
