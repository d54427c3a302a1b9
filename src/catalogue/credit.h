// SPDX-License-Identifier: Apache-2.0
// Credit as sources write it, and as ECTS where a conversion is stated. No hours are made of it.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/phrase.h"

namespace cairn::catalogue {

enum class CreditSystem : std::uint8_t {
  ects,
  uk,  // CATS, SCQF, CQFW and RQF: two credits are one of ECTS
  us,  // semester or credit hours: nobody states a conversion that holds for all
  other
};

struct Credit {
  CreditSystem system = CreditSystem::other;
  std::int64_t hundredths = 0;
  // In ECTS, as the source says itself or by the system's stated conversion.
  std::optional<std::int64_t> ects_hundredths;
};

// "5 ECTS", "30 CATS", "20 SCQF credit points", "3 semester hours", "30 CATS (15 ECTS)"; nothing
// for a text without a number.
std::optional<Credit> read_credit(std::string_view text);

// What was written, with what it comes to in ECTS and why, or why that is not known. "" for "".
Phrase credit_words(std::string_view text);

}  // namespace cairn::catalogue
