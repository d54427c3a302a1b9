// SPDX-License-Identifier: Apache-2.0
#include "pathways/amount.h"

#include <cmath>
#include <cstdlib>

#include "base/instant.h"

namespace cairn::pathways {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::size_t date_characters = 10;
constexpr Day last_day = 2'567'000;  // in the year 8998, so that plans end within day_max

}  // namespace

Amount amount_of(double value) { return std::llround(value * static_cast<double>(one)); }

double number_of(Amount amount) { return static_cast<double>(amount) / static_cast<double>(one); }

std::string text_of(Amount amount) {
  const auto size = amount < 0 ? -amount : amount;
  std::string out = (amount < 0 ? "-" : "") + std::to_string(size / one);
  if (size % one == 0) return out;
  const auto decimals = std::to_string(one + size % one).substr(1);
  return out + "." + decimals.substr(0, decimals.find_last_not_of('0') + 1);
}

Result<Day> parse_day(std::string_view text) {
  CAIRN_TRY(const auto instant, parse_date(text));
  const auto day = instant.seconds() / day_seconds;
  if (day < 0 || day > last_day)
    return fail(ErrorCode::invalid, "pathways", "a date lies between 1970 and 8998");
  return static_cast<Day>(day);
}

std::string format_day(Day day) {
  return format_instant(Instant::from_seconds(std::int64_t{day} * day_seconds))
      .substr(0, date_characters);
}

std::string count_of(std::int64_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

}  // namespace cairn::pathways
