// SPDX-License-Identifier: Apache-2.0
// Reading and writing of instants. Days are counted by the proleptic Gregorian calendar.
#include "base/instant.h"

#include <optional>

namespace cairn {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;

// Days from 1970-01-01; years begin in March so that the leap day is the last of its year.
constexpr std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

// The range of instants: also the difference of any two is one.
constexpr std::int64_t year_max = 140'000;
constexpr std::int64_t seconds_min = days_from_civil(-year_max, 1, 1) * seconds_per_day;
constexpr std::int64_t seconds_end = days_from_civil(year_max + 1, 1, 1) * seconds_per_day;

struct Date {
  std::int64_t year;
  unsigned month;
  unsigned day;
};

constexpr Date civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto day_of_year =
      static_cast<unsigned>(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
  const unsigned shifted = (5 * day_of_year + 2) / 153;
  const unsigned day = day_of_year - (153 * shifted + 2) / 5 + 1;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr unsigned days_in_month(std::int64_t year, unsigned month) {
  constexpr unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Takes a time apart from left to right; after a mismatch `ok` stays false.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool ok() const { return ok_; }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char wanted) { ok_ = take(wanted) && ok_; }

  unsigned two_digits(unsigned max) {
    if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) return refuse();
    const auto number = static_cast<unsigned>((rest_[0] - '0') * 10 + (rest_[1] - '0'));
    rest_.remove_prefix(2);
    return number <= max ? number : refuse();
  }

  std::int64_t year() {
    const bool negative = take('-');
    std::int64_t number = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && count < 7 && is_digit(rest_[count]); ++count)
      number = number * 10 + (rest_[count] - '0');
    const bool padded = count > 4 && rest_[0] == '0';
    if (count < 4 || count > 6 || padded) return refuse();
    rest_.remove_prefix(count);
    return negative ? -number : number;
  }

  std::int64_t fraction_microseconds() {
    if (!take('.')) return 0;
    std::int64_t number = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && is_digit(rest_[count]); ++count)
      if (count < 6) number = number * 10 + (rest_[count] - '0');
    if (count == 0) return refuse();
    rest_.remove_prefix(count);
    for (; count < 6; ++count) number *= 10;
    return number;
  }

  std::int64_t offset_seconds(MissingOffset rule) {
    if (rest_.empty() && rule == MissingOffset::utc) return 0;
    if (take('Z')) return 0;
    const bool negative = take('-');
    if (!negative) expect('+');
    const unsigned hours = two_digits(14);
    expect(':');
    const unsigned minutes = two_digits(hours == 14 ? 0 : 59);
    const std::int64_t offset = hours * 3600 + minutes * 60;
    return negative ? -offset : offset;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  unsigned refuse() {
    ok_ = false;
    return 0;
  }

  std::string_view rest_;
  bool ok_ = true;
};

// Days since 1970 of the date at the scanner; refuses days that do not exist.
std::optional<std::int64_t> scan_date(Scanner& in) {
  const std::int64_t year = in.year();
  in.expect('-');
  const unsigned month = in.two_digits(12);
  in.expect('-');
  const unsigned day = in.two_digits(31);
  if (!in.ok() || month == 0 || day == 0 || day > days_in_month(year, month)) return std::nullopt;
  return days_from_civil(year, month, day);
}

Error refused() {
  return fail(ErrorCode::unreadable, "xmlschema11-2#dateTime", "not a date and time");
}

void append_padded(std::string& out, std::uint64_t number, std::size_t width) {
  const auto digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text, MissingOffset rule) {
  Scanner in(text);
  const auto days = scan_date(in);
  in.expect('T');
  const unsigned hour = in.two_digits(24);
  in.expect(':');
  const unsigned minute = in.two_digits(59);
  in.expect(':');
  const unsigned second = in.two_digits(60);
  const std::int64_t microseconds = in.fraction_microseconds();
  const std::int64_t offset = in.offset_seconds(rule);
  if (!days || !in.ok() || !in.at_end()) return refused();
  if (hour == 24 && (minute != 0 || second != 0 || microseconds != 0)) return refused();
  const std::int64_t of_day = hour * 3600 + minute * 60 + second;
  const std::int64_t seconds = *days * seconds_per_day + of_day - offset;
  if (seconds < seconds_min || seconds >= seconds_end) return refused();
  return Instant{seconds * 1'000'000 + microseconds};
}

Result<Instant> parse_date(std::string_view text) {
  Scanner in(text);
  const auto days = scan_date(in);
  if (!days || !in.at_end()) return refused();
  const std::int64_t seconds = *days * seconds_per_day;
  if (seconds < seconds_min || seconds >= seconds_end) return refused();
  return Instant::from_seconds(seconds);
}

std::string format_numeric_date(std::optional<std::int64_t> seconds) {
  constexpr std::int64_t year_9999_max = 253'402'300'799;
  if (!seconds || *seconds < 0 || *seconds > year_9999_max) return {};
  return format_instant(Instant::from_seconds(*seconds));
}

std::string format_instant(Instant instant) {
  const std::int64_t seconds = instant.seconds();
  const auto fraction = static_cast<std::uint64_t>(instant.microseconds - seconds * 1'000'000);
  std::int64_t days = seconds / seconds_per_day;
  std::int64_t of_day = seconds % seconds_per_day;
  if (of_day < 0) {
    of_day += seconds_per_day;
    --days;
  }
  const Date date = civil_from_days(days);
  std::string out = date.year < 0 ? "-" : "";
  append_padded(out, static_cast<std::uint64_t>(date.year < 0 ? -date.year : date.year), 4);
  const std::uint64_t parts[] = {date.month, date.day, static_cast<std::uint64_t>(of_day / 3600),
                                 static_cast<std::uint64_t>(of_day / 60 % 60),
                                 static_cast<std::uint64_t>(of_day % 60)};
  const char separators[] = {'-', '-', 'T', ':', ':'};
  for (std::size_t i = 0; i < 5; ++i) {
    out += separators[i];
    append_padded(out, parts[i], 2);
  }
  if (fraction != 0) {
    out += '.';
    append_padded(out, fraction, 6);
  }
  return out + 'Z';
}

}  // namespace cairn
