// SPDX-License-Identifier: Apache-2.0
// What the linker finds in a sentence as a whole and in each of its phrases, put together.
#pragma once
#include <string_view>
#include <vector>

#include "adverts/phrases.h"
#include "linker/linker.h"

namespace cairn::adverts {

struct SentenceLink {
  skills::SkillIndex skill = 0;
  float certainty = 0;             // log odds
  std::size_t start = 0, end = 0;  // bytes of the sentence; equal: all of it speaks
  bool exact = false;
  bool one_word = false;  // it stands on a single word
};

struct SentenceLinks {
  std::vector<Span> phrases;
  std::vector<SentenceLink> links;  // each skill once, by skill
};

SentenceLinks links_in(const linker::Linker& linker, std::string_view sentence);

}  // namespace cairn::adverts
