// SPDX-License-Identifier: Apache-2.0
// A text made ready for comparison: its content words and the vectors of its stretches.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "linker/model.h"
#include "linker/words.h"

namespace cairn::linker {

// Content words `from` to `to` - 1.
struct Stretch {
  std::uint32_t from, to;
};

struct Sentence {
  std::vector<Word> words;             // all of them
  std::vector<std::uint32_t> content;  // positions in `words` of those that are no stop words
  std::vector<TextWord> text;          // one for each content word
  std::vector<Stretch> stretches;      // the last is the whole sentence
  std::vector<std::int8_t> vectors;    // a row for each stretch
  std::vector<float> steps;            // what one of its steps is worth
  std::vector<float> lengths;          // of the sum of features, before it became a unit vector

  std::size_t start(std::uint32_t content_word) const { return words[content[content_word]].start; }
  std::size_t end(std::uint32_t content_word) const { return words[content[content_word]].end; }
};

// Stretches have up to `stretch_words` content words.
Sentence read_sentence(std::string_view text, const Model& model, const NameIndex& names,
                       std::size_t stretch_words);

}  // namespace cairn::linker
