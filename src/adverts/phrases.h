// SPDX-License-Identifier: Apache-2.0
// The parts of a sentence that may each ask for something of their own.
#pragma once
#include <string_view>
#include <vector>

#include "adverts/sentence_ends.h"

namespace cairn::adverts {

// "Java, Go or Rust" has three: what commas, brackets, colons, "and", "or", "/" and "&" keep apart.
// One where nothing does; at most phrases_max, the last with the rest.
std::vector<Span> phrases_of(std::string_view sentence);

inline constexpr std::size_t phrases_max = 12;

}  // namespace cairn::adverts
