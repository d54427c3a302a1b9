// SPDX-License-Identifier: Apache-2.0
// How much of a name a text has, and how alike the name is to its best stretch of the text.
#pragma once
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "linker/name_index.h"

namespace cairn::linker {

struct NameLikeness {
  float covered = 0;   // worth of the name's words the text has, anywhere
  float all = 0;       // worth of the name's words
  float likeness = 0;  // Dice, by worth, of the name and the stretch of the text most like it
};

class NameLikener {
 public:
  // Words the index does not know are worth `unknown_worth`.
  NameLikener(const NameIndex& names, const std::vector<TextWord>& text, float unknown_worth);

  NameLikeness liken(std::uint32_t form) const;
  float text_worth() const { return sums_.back(); }

 private:
  struct Place {
    TermId term;
    std::uint32_t position;
    auto operator<=>(const Place&) const = default;
  };
  float best_stretch(std::vector<Place>& found, float all) const;

  const NameIndex& names_;
  std::vector<bool> present_;
  std::vector<Place> places_;  // ascending
  std::vector<float> sums_;    // worth of the words before each position, and of all
};

}  // namespace cairn::linker
