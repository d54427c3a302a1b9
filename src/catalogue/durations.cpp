// SPDX-License-Identifier: Apache-2.0
// Work and time spans, as text says them.
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr double minutes_per_hour = 60;
constexpr double days_per_week = 7;
constexpr double days_per_year = 365;
constexpr double months_per_year = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

enum class Unit : std::uint8_t { none, minute, hour, day, week, month, year };

struct UnitWord {
  std::string_view begins;
  Unit unit;
};

// By their beginnings, the longer ones first, in English, German, French, Spanish and Portuguese.
constexpr std::array unit_words{
    UnitWord{"min", Unit::minute},   UnitWord{"stund", Unit::hour},  UnitWord{"heure", Unit::hour},
    UnitWord{"hora", Unit::hour},    UnitWord{"hour", Unit::hour},   UnitWord{"hr", Unit::hour},
    UnitWord{"std", Unit::hour},     UnitWord{"tag", Unit::day},     UnitWord{"jour", Unit::day},
    UnitWord{"dia", Unit::day},      UnitWord{"day", Unit::day},     UnitWord{"woche", Unit::week},
    UnitWord{"semaine", Unit::week}, UnitWord{"semana", Unit::week}, UnitWord{"week", Unit::week},
    UnitWord{"wk", Unit::week},      UnitWord{"mois", Unit::month},  UnitWord{"monat", Unit::month},
    UnitWord{"mes", Unit::month},    UnitWord{"month", Unit::month}, UnitWord{"jahr", Unit::year},
    UnitWord{"year", Unit::year},    UnitWord{"ano", Unit::year},    UnitWord{"annee", Unit::year},
};

Unit unit_named(std::string_view word) {
  if (word == "h") return Unit::hour;
  if (word == "ans" || word == "an") return Unit::year;
  for (const auto& known : unit_words)
    if (word.starts_with(known.begins)) return known.unit;
  return Unit::none;
}

// "3-5 hours": a number or a range, and the unit behind it; `per` where a "per" or "/" leads it.
struct Amount {
  double low = 0, high = 0;
  Unit unit = Unit::none;
  Unit per = Unit::none;
};

double leading_number(std::string_view text, std::size_t& at) {
  double number = 0;
  const auto* const from = text.data() + at;
  const auto read =
      std::from_chars(from, text.data() + text.size(), number, std::chars_format::fixed);
  at += read.ec == std::errc() ? static_cast<std::size_t>(read.ptr - from) : 1;
  return read.ec == std::errc() ? number : 0;
}

// Lower case without accents, but with the signs that matter here: dashes are "-".
std::string simplified(std::string_view text) {
  std::string out;
  const auto line = one_line(text, words_bytes_max);
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = std::string_view(line).substr(at);
    if (rest.starts_with("–") || rest.starts_with("—")) {
      out += '-';
      at += 2;
    } else if (static_cast<unsigned char>(line[at]) >= 0x80) {
      const std::size_t length = static_cast<unsigned char>(line[at]) >= 0xF0   ? 4
                                 : static_cast<unsigned char>(line[at]) >= 0xE0 ? 3
                                                                                : 2;
      out += skills::fold(rest.substr(0, length));
      at += length - 1;
    } else if (line[at] == ',' && at > 0 && is_digit(line[at - 1]) && at + 1 < line.size() &&
               is_digit(line[at + 1])) {
      out += '.';
    } else {
      out += to_lower_ascii(line.substr(at, 1));
    }
  }
  return out;
}

void pass_spaces(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
}

std::string_view take_word(std::string_view text, std::size_t& at) {
  pass_spaces(text, at);
  const auto from = at;
  while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
  return text.substr(from, at - from);
}

// "per week", "a week", "/week", "pro Woche", "par semaine", "weekly": the unit, `at` moved on.
Unit take_per(std::string_view text, std::size_t& at) {
  auto next = at;
  pass_spaces(text, next);
  if (next < text.size() && text[next] == '/') {
    ++next;
    const auto unit = unit_named(take_word(text, next));
    if (unit != Unit::none) at = next;
    return unit;
  }
  constexpr std::array<std::string_view, 10> links{"per", "a",   "an",  "each", "every",
                                                   "pro", "par", "por", "of",   "effort"};
  for (int words = 0; words < 3; ++words) {
    const auto word = take_word(text, next);
    if (word == "weekly" || word == "wochentlich" || unit_named(word) == Unit::week) {
      if (words == 0 && word != "weekly" && word != "wochentlich") return Unit::none;
      at = next;
      return Unit::week;
    }
    if (unit_named(word) == Unit::day && words > 0) {
      at = next;
      return Unit::day;
    }
    if (std::find(links.begin(), links.end(), word) == links.end()) return Unit::none;
  }
  return Unit::none;
}

std::vector<Amount> amounts_in(std::string_view text) {
  std::vector<Amount> amounts;
  for (std::size_t at = 0; at < text.size() && amounts.size() < 8;) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    Amount amount;
    amount.low = amount.high = leading_number(text, at);
    pass_spaces(text, at);
    auto next = at;
    const bool dash = next < text.size() && text[next] == '-';
    if (dash)
      ++next;
    else if (const auto word = take_word(text, next);
             word != "to" && word != "bis" && word != "a" && word != "or")
      next = text.size();
    pass_spaces(text, next);
    if (next < text.size() && is_digit(text[next])) {
      amount.high = leading_number(text, next);
      at = next;
    } else if (dash) {
      ++at;  // "3-week"
    }
    auto word_at = at;
    amount.unit = unit_named(take_word(text, word_at));
    if (amount.unit == Unit::none) continue;
    at = word_at;
    amount.per = take_per(text, at);
    if (amount.low > amount.high) std::swap(amount.low, amount.high);
    amounts.push_back(amount);
  }
  return amounts;
}

double minutes_in(Unit unit) { return unit == Unit::hour ? minutes_per_hour : 1; }

std::string number_text(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

std::string range_text(double low, double high) {
  return low == high ? number_text(low) : number_text(low) + "–" + number_text(high);
}

// Total work of `rate` (so much work a day or week) over `span` (so many days, weeks or months).
std::optional<Effort> multiplied(const Amount& rate, const Amount& span) {
  double periods = 1;
  if (rate.per == Unit::week)
    periods = span.unit == Unit::week    ? 1
              : span.unit == Unit::month ? days_per_year / months_per_year / days_per_week
              : span.unit == Unit::day   ? 1 / days_per_week
                                         : days_per_year / days_per_week;
  else
    periods = span.unit == Unit::day ? 1 : span.unit == Unit::week ? days_per_week : 0;
  if (periods == 0) return std::nullopt;
  return effort_of_minutes(rate.low * minutes_in(rate.unit) * span.low * periods,
                           rate.high * minutes_in(rate.unit) * span.high * periods);
}

}  // namespace

std::optional<double> read_number(std::string_view text) {
  text = trim(text);
  std::string digits;
  std::size_t at = 0;
  while (at < text.size() &&
         (is_digit(text[at]) || text[at] == '.' || text[at] == ',' || (text[at] == '\'' && at > 0)))
    ++at;
  const auto number = text.substr(0, at);
  const auto point = number.find_last_of(".,");
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (is_digit(number[i])) digits += number[i];
    // Groups of three are thousands unless another sign marks the decimals.
    const bool decimals = i == point && (number.size() - point != 4 ||
                                         number.find_first_of(".,") != point || number[0] == '0');
    if (decimals) digits += '.';
  }
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                    std::chars_format::fixed);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || digits.size() > 24)
    return std::nullopt;
  return value;
}

std::optional<Effort> effort_of_minutes(double low, double high) {
  if (!(low >= 0) || !(high > 0) || high > static_cast<double>(minutes_max)) return std::nullopt;
  if (low > high) std::swap(low, high);
  return Effort{std::llround(low), std::llround(high)};
}

std::optional<Effort> effort_of_hours(std::string_view text) {
  const auto read = read_workload(text);
  if (read.total) return read.total;
  const auto hours = read_number(text);
  const auto rest =
      trim(text.substr(std::min(text.size(), text.find_first_not_of("0123456789.,"))));
  if (!hours || !rest.empty()) return std::nullopt;
  return effort_of_minutes(*hours * minutes_per_hour, *hours * minutes_per_hour);
}

std::optional<Effort> effort_of_iso_duration(std::string_view duration) {
  duration = trim(duration);
  if (!duration.starts_with("PT") || duration.size() < 4) return std::nullopt;
  double minutes = 0;
  for (std::size_t at = 2; at < duration.size();) {
    if (!is_digit(duration[at])) return std::nullopt;
    const double number = leading_number(duration, at);
    if (at == duration.size()) return std::nullopt;
    const char unit = duration[at++];
    if (unit == 'H')
      minutes += number * minutes_per_hour;
    else if (unit == 'M')
      minutes += number;
    else if (unit == 'S')
      minutes += number / 60;
    else
      return std::nullopt;
  }
  return effort_of_minutes(minutes, minutes);
}

Workload read_workload(std::string_view text) {
  const auto amounts = amounts_in(simplified(text));
  const Amount *rate = nullptr, *span = nullptr, *work = nullptr;
  for (const auto& amount : amounts) {
    const bool is_work = amount.unit == Unit::hour || amount.unit == Unit::minute;
    auto& place = is_work && amount.per != Unit::none ? rate : is_work ? work : span;
    if (place == nullptr) place = &amount;
  }
  if (work != nullptr && rate == nullptr)
    return {
        effort_of_minutes(work->low * minutes_in(work->unit), work->high * minutes_in(work->unit)),
        ""};
  if (rate == nullptr) {
    if (span == nullptr) return {};
    return {std::nullopt,
            "It takes “" + one_line(text, words_bytes_max) + "”; how many hours is not said."};
  }
  if (span == nullptr)
    return {std::nullopt, "“" + one_line(text, words_bytes_max) + "”; for how long is not said."};
  return {multiplied(*rate, *span), "Reckoned from “" + one_line(text, words_bytes_max) + "”."};
}

Workload workload_of(std::optional<double> weeks_low, std::optional<double> weeks_high,
                     std::optional<double> hours_low, std::optional<double> hours_high) {
  if (!weeks_low) weeks_low = weeks_high;
  if (!weeks_high) weeks_high = weeks_low;
  if (!hours_low) hours_low = hours_high;
  if (!hours_high) hours_high = hours_low;
  if (!hours_low && !weeks_low) return {};
  if (!hours_low)
    return {std::nullopt, "It takes " + range_text(*weeks_low, *weeks_high) +
                              " weeks; how many hours is not said."};
  const auto weekly = range_text(*hours_low, *hours_high) + " hours a week";
  if (!weeks_low) return {std::nullopt, weekly + "; for how many weeks is not said."};
  return {effort_of_minutes(*hours_low * *weeks_low * minutes_per_hour,
                            *hours_high * *weeks_high * minutes_per_hour),
          "Reckoned from " + range_text(*weeks_low, *weeks_high) + " weeks of " + weekly + "."};
}

std::string text_of(const Effort& effort) {
  const auto whole_hours = effort.minutes_low >= 60 || effort.minutes_high >= 120;
  const auto shown = [&](std::int64_t minutes) {
    return number_text(
        whole_hours ? static_cast<double>(std::llround(static_cast<double>(minutes) / 6.0)) / 10.0
                    : static_cast<double>(minutes));
  };
  const auto low = shown(effort.minutes_low), high = shown(effort.minutes_high);
  return (low == high ? low : low + "–" + high) + (whole_hours ? " h" : " min");
}

std::optional<int> months_of_days(double days) {
  if (!(days >= 0) || days > days_per_year * 100) return std::nullopt;
  return static_cast<int>(std::lround(days * months_per_year / days_per_year));
}

std::optional<int> read_months(std::string_view text) {
  const auto simple = simplified(text);
  for (const std::string_view never : {"never", "none", "no", "nie", "jamais", "nunca", "lifetime",
                                       "for life", "unbegrenzt", "does not expire"})
    if (trim(simple) == never) return 0;
  double months = -1;
  if (simple.starts_with("p") && simple.size() > 2 && is_digit(simple[1])) {  // P2Y, P18M, P365D
    months = 0;
    for (std::size_t at = 1; at < simple.size();) {
      if (!is_digit(simple[at])) return std::nullopt;
      const double number = leading_number(simple, at);
      const char unit = at < simple.size() ? simple[at++] : '\0';
      if (unit == 'y')
        months += number * months_per_year;
      else if (unit == 'm')
        months += number;
      else if (unit == 'w' || unit == 'd')
        months += number * (unit == 'w' ? days_per_week : 1) * months_per_year / days_per_year;
      else
        return std::nullopt;
    }
  } else if (const auto amounts = amounts_in(simple); !amounts.empty()) {
    const double number = amounts.front().high;
    switch (amounts.front().unit) {
      case Unit::year: months = number * months_per_year; break;
      case Unit::month: months = number; break;
      case Unit::week: months = number * days_per_week * months_per_year / days_per_year; break;
      case Unit::day: months = number * months_per_year / days_per_year; break;
      default: return std::nullopt;
    }
  } else if (const auto number = read_number(simple)) {
    months = *number;
  }
  if (months < 0 || months > months_max) return std::nullopt;
  return static_cast<int>(std::lround(months));
}

}  // namespace cairn::catalogue
