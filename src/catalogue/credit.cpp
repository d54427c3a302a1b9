// SPDX-License-Identifier: Apache-2.0
#include "catalogue/credit.h"

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

std::optional<Part> read_part(std::string_view text) {
  const auto at = text.find_first_of("0123456789");
  if (at == std::string_view::npos) return std::nullopt;
  const auto number = read_number(text.substr(at));
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
