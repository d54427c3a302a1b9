// SPDX-License-Identifier: Apache-2.0
// What a sentence says about the skills in it: needed or welcome, how well, for how many years.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "skills/framework.h"

namespace cairn::adverts {

// Byte offsets within the sentence; the words that said so.
struct Cue {
  std::size_t start = 0, end = 0;
  std::uint8_t value = 0;
};

struct Cues {
  std::vector<Cue> levels;   // value: skills::Level 1 to 5
  std::vector<Cue> years;    // value: the fewest years asked for
  std::optional<bool> must;  // nullopt: the sentence does not say
};
Cues cues_in(std::string_view sentence);

// The cue that speaks of what stands at [start, end): the nearest in the same clause, else one that
// speaks of the whole sentence. 0 and nullopt: not said.
skills::Level level_for(const Cues& cues, std::string_view sentence, std::size_t start,
                        std::size_t end);
std::optional<std::uint8_t> years_for(const Cues& cues, std::string_view sentence,
                                      std::size_t start, std::size_t end);

}  // namespace cairn::adverts
