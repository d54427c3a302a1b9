// SPDX-License-Identifier: Apache-2.0
#include "catalogue/credit.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr double credits_max = 100'000;

struct SystemWord {
  std::string_view word;
  CreditSystem system;
};
constexpr std::array system_words{
    SystemWord{"ects", CreditSystem::ects},  SystemWord{"leistungspunkte", CreditSystem::ects},
    SystemWord{"cats", CreditSystem::uk},    SystemWord{"scqf", CreditSystem::uk},
    SystemWord{"cqfw", CreditSystem::uk},    SystemWord{"rqf", CreditSystem::uk},
    SystemWord{"uk", CreditSystem::uk},      SystemWord{"semester", CreditSystem::us},
    SystemWord{"quarter", CreditSystem::us}, SystemWord{"us", CreditSystem::us},
    SystemWord{"hours", CreditSystem::us},   SystemWord{"hour", CreditSystem::us},
};

// One amount and the system of the words around it.
struct Part {
  std::int64_t hundredths = 0;
  CreditSystem system = CreditSystem::other;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Numbers as they are written, each a piece of the text.
std::vector<std::string_view> numbers_in(std::string_view text) {
  std::vector<std::string_view> numbers;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() &&
           (is_digit(text[end]) || (end > at && (text[end] == '.' || text[end] == ',') &&
                                    end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    if (end > at) numbers.push_back(text.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  return numbers;
}

// Whether the text begins with what is counted: "credits", "ECTS".
bool begins_with_unit(std::string_view text) {
  constexpr std::array units{"ects",   "leistungspunkte", "cats",     "scqf",   "cqfw",
                             "rqf",    "credit",          "credits",  "cp",     "lp",
                             "points", "punkte",          "semester", "quarter"};
  const auto line = skills::fold(text);
  const auto word = std::string_view(line).substr(0, line.find(' '));
  return std::find(units.begin(), units.end(), word) != units.end();
}

// Of "Level 7, 20 credits" the 20; nothing of "2-3 credits", which is no amount.
std::optional<double> amount_in(std::string_view text) {
  const auto numbers = numbers_in(text);
  if (numbers.size() == 1) return read_number(numbers.front());
  std::size_t last = 0;  // where the number before ends
  for (const auto number : numbers) {
    const auto begin = static_cast<std::size_t>(number.data() - text.data());
    const auto between = text.substr(last, begin - last);
    const bool parted = last == 0 || between.find_first_of(",;:") != std::string_view::npos;
    last = begin + number.size();
    if (begins_with_unit(text.substr(last))) return parted ? read_number(number) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Part> read_part(std::string_view text) {
  const auto number = amount_in(text);
  if (!number || *number <= 0 || *number > credits_max) return std::nullopt;
  Part part{.hundredths = static_cast<std::int64_t>(*number * 100 + 0.5)};
  const auto line = skills::fold(text);
  for (const auto& known : system_words)
    for (const auto word : split(line, ' '))
      if (part.system == CreditSystem::other && word == known.word) part.system = known.system;
  return part;
}

std::string amount_text(std::int64_t hundredths) {
  auto text = std::to_string(hundredths / 100);
  if (const auto rest = hundredths % 100; rest > 0) {
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest);
    if (text.back() == '0') text.pop_back();
  }
  return text;
}

}  // namespace

std::optional<Credit> read_credit(std::string_view text) {
  const auto line = one_line(text, words_bytes_max);
  std::optional<Credit> credit;
  // "30 CATS (15 ECTS)" says it twice; the first amount is the source's own.
  for (const auto half : split(line, '(')) {
    const auto part = read_part(half);
    if (!part) continue;
    if (!credit) {
      credit = Credit{.system = part->system, .hundredths = part->hundredths};
      if (part->system == CreditSystem::uk) credit->ects_hundredths = part->hundredths / 2;
    }
    if (part->system == CreditSystem::ects) credit->ects_hundredths = part->hundredths;
  }
  return credit;
}

Phrase credit_words(std::string_view text) {
  if (trim(text).empty()) return {};
  const auto credit = read_credit(text);
  const auto written = one_line(text, words_bytes_max);
  if (!credit || credit->system == CreditSystem::ects) return as_written(written);
  if (!credit->ects_hundredths)
    return credit->system == CreditSystem::us
               ? phrase("{}: no conversion to ECTS is stated", written)
               : as_written(written);
  const auto ects = amount_text(*credit->ects_hundredths);
  return credit->system == CreditSystem::uk
             ? phrase("{}: {} ECTS, as two credits of the UK count as one", written, ects)
             : phrase("{}: {} ECTS, as its source says", written, ects);
}

}  // namespace cairn::catalogue
