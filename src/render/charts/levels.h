// SPDX-License-Identifier: Apache-2.0
// What is held beside what is needed, skill by skill on the scale of 1 to 5: as a radar, and as
// bars.
#pragma once
#include <span>
#include <string>

#include "render/charts/svg.h"

namespace cairn::render {

struct LevelPair {
  std::string label;
  int need = 0, have = 0;  // 0 to 5
};

// Axes numbered as the pairs are, for a table beside it; the first twelve of them. Empty for fewer
// than three, which make no figure.
std::string radar_svg(std::span<const LevelPair> pairs, Embedding embedding,
                      const Words& words = english_words);

// A bar a pair, in their order; the mark is what is needed.
std::string bars_svg(std::span<const LevelPair> pairs, Embedding embedding,
                     const Words& words = english_words);

}  // namespace cairn::render
