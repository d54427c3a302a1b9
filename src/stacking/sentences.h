// SPDX-License-Identifier: Apache-2.0
// Rules as sentences people read: "At least 2 of these 3", "6 credits at EQF level 5 or above".
#pragma once
#include <string>
#include <vector>

#include "stacking/rule.h"
#include "stacking/speech.h"

namespace cairn::stacking {

std::string sentence_of(const Requirement& requirement, const Speech& speech);
// What stands above the parts of a group: "At least 2 of these 3:".
std::string heading_of(const Group& group, const Speech& speech);

// One line of a rule written out; parts stand deeper than their group.
struct Line {
  std::size_t depth = 0;
  std::string pointer;  // JSON pointer of the part in the stack's JSON
  std::string text;
};
std::vector<Line> lines_of(const Rule& rule, const Speech& speech);

// What holds for the whole stack: share from outside, recency, what does not go together, counting.
std::vector<std::string> terms_of(const Stack& stack, const Speech& speech);

// The rule in one sentence without its terms: "at least 2 of “A”, “B” and “C”; and 6 credits".
std::string short_of(const Rule& rule, const Speech& speech);

// "6 credits", "1 credit", "2.5 credits".
std::string credits_text(Credits credits, const Speech& speech);
// "40 %"
std::string percent_text(Percent percent, const Speech& speech);

}  // namespace cairn::stacking
