// SPDX-License-Identifier: Apache-2.0
// How much of what Europe asks of a micro-credential an achievement says: the standard elements of
// Annex I of the Council Recommendation of 16 June 2022 (2022/C 243/02), mandatory and optional.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "achievement/content.h"

namespace cairn::achievement {

enum class Weight : std::uint8_t { mandatory, optional };
// by_itself: every award has it without anybody filling it in.
enum class Presence : std::uint8_t { given, missing, by_itself };

struct Element {
  std::string_view name;  // as the Annex calls it
  Weight weight;
  Presence presence;
  std::string_view field;  // of the form and the JSON document; "" where it is by itself
};

struct Completeness {
  std::vector<Element> elements;  // in the order of the Annex
  int mandatory_given = 0, mandatory = 0;
  int optional_given = 0, optional = 0;
};

// `issuer_name`: what awards it where the content names no other body.
Completeness completeness_of(const Content& content, std::string_view issuer_name);

}  // namespace cairn::achievement
