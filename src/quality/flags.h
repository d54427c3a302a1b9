// SPDX-License-Identifier: Apache-2.0
// Flags: what somebody should know about an offer before they rely on it, each with its reason.
// They are never added up: what matters to one person does not matter to the next.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "catalogue/offer.h"

namespace cairn::quality {

enum class Weight : std::uint8_t {
  note,     // something is not known
  warning,  // something speaks against relying on it
};

struct Flag {
  std::string_view code;  // "no-assessment"; stays
  Weight weight = Weight::note;
  Phrase text;
  Phrase reason;
};

// What the flags look at. Days are ISO 8601; "" is "not known".
struct Known {
  const catalogue::Offer* offer = nullptr;  // there is one
  std::string today;
  bool hours = false;            // known, if only as the sum of its parts
  std::string looked_at;         // the day a person last looked at the entry
  bool accredited = false;       // somebody's accreditation that holds today is known
  std::string accredited_until;  // the last day of the newest one that is over
  std::string source_read;       // the day the source of an accreditation was last read
  bool partners_known = false;   // a partnership with its source is known
  std::int64_t reviews = 0;      // by verified holders
};

std::vector<Flag> flags_of(const Known& known);

inline constexpr int old_years = 2;  // then an entry or a source is old
// "2024-11-18" for "2026-11-18" and 2.
std::string years_before(std::string_view day, int years);

}  // namespace cairn::quality
