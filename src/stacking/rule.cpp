// SPDX-License-Identifier: Apache-2.0
#include "stacking/rule.h"

#include <algorithm>

namespace cairn::stacking {
namespace {

struct Date {
  std::int32_t year, month, day;
};

// Of the proleptic Gregorian calendar, by years that begin in March, so that a leap day is last.
Date date_of(Day days) {
  const std::int32_t z = days + 719'468;
  const std::int32_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const std::int32_t of_era = z - era * 146'097;
  const std::int32_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int32_t march = (5 * of_year + 2) / 153;
  const std::int32_t month = march < 10 ? march + 3 : march - 9;
  return {year + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * march + 2) / 5 + 1};
}

Day day_of(Date date) {
  const std::int32_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int32_t of_era = year - era * 400;
  const std::int32_t march = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int32_t of_year = (153 * march + 2) / 5 + date.day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

std::int32_t days_in(std::int32_t year, std::int32_t month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

Day months_before(Day day, std::int32_t months) {
  auto date = date_of(day);
  const std::int32_t count = date.year * 12 + date.month - 1 - months;
  date.year = count / 12;
  date.month = count % 12 + 1;
  date.day = std::min(date.day, days_in(date.year, date.month));
  return day_of(date);
}

std::string text_of_hundredths(std::int32_t amount) {
  auto text = std::to_string(amount / one);
  const auto rest = amount % one;
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  return text;
}

}  // namespace cairn::stacking
