// SPDX-License-Identifier: Apache-2.0
// What a sentence says about the skills in it: needed or welcome, how well, for how many years.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "skills/framework.h"

namespace cairn::adverts {

// The words that say so, as bytes of the sentence.
struct Cue {
  std::size_t start = 0, end = 0;
  std::uint8_t value = 0;
};

// Each in the order of the sentence. Where two overlap the longer one stands.
struct Cues {
  std::vector<Cue> levels;  // value: skills::Level
  std::vector<Cue> years;   // value: the fewest years asked for
  std::vector<Cue> needs;   // value: 1 needed, 0 welcome
};
Cues cues_in(std::string_view sentence);

// What is said about that which stands at [start, end) of the sentence: by a word right behind it,
// else by the nearest before it, else by the only one there is. 0 and nullopt: not said.
skills::Level level_for(const Cues& cues, std::string_view sentence, std::size_t start,
                        std::size_t end);
std::optional<std::uint8_t> years_for(const Cues& cues, std::string_view sentence,
                                      std::size_t start, std::size_t end);
std::optional<bool> need_for(const Cues& cues, std::string_view sentence, std::size_t start,
                             std::size_t end);

}  // namespace cairn::adverts
