// SPDX-License-Identifier: Apache-2.0
// The words by which adverts say what a heading or a sentence is for. English first; of German,
// French and Spanish enough to part an advert that the framework does not understand.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "adverts/sections.h"

namespace cairn::adverts {

// Lower case, words parted by one space, a space at both ends; apostrophes vanish.
std::string spaced_words(std::string_view text);

// What a line says it heads, where nearly all of its words (or every one) are such as head a
// section.
std::optional<Purpose> purpose_of_heading(std::string_view line, bool every_word = false);

// Whether a line breaks off where a list is to say what somebody is or has: "You fit in if you".
bool breaks_off_at_somebody(std::string_view line);

// How much a sentence's words speak for each purpose; by the purpose's number.
using PurposeWeights = std::array<int, 6>;
PurposeWeights weigh_purposes(std::string_view sentence);

}  // namespace cairn::adverts
