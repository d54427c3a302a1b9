// SPDX-License-Identifier: Apache-2.0
// How adverts speak, in the project's own words: phrases for skills and titles for occupations that
// frameworks do not list, and what stands around them. Teaches the linker; data/linker/ has it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::linker {

// Other ways to say a skill's or occupation's label.
struct Phrases {
  std::string label;
  std::vector<std::string> phrases;
};

struct Lexicon {
  std::vector<Phrases> skills;
  std::vector<Phrases> occupations;
  std::vector<std::string> boilerplate;  // sentences that ask for no skill
  std::vector<std::string> frames;       // with {} where a skill stands
};

// Adds lines `label TAB phrase|phrase|…`. Blank lines are skipped; a line without a tab or phrase
// is an error that names its number.
Status read_phrases(std::string_view text, std::vector<Phrases>& into);

// Adds lines as they are, blank ones skipped.
void read_lines(std::string_view text, std::vector<std::string>& into);

// The lexicon compiled in.
const Lexicon& own_lexicon();

}  // namespace cairn::linker
