// SPDX-License-Identifier: Apache-2.0
// Skills and occupations as the linker learns them: names and a description, read into words.
#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linker/features.h"
#include "linker/lexicon.h"
#include "linker/words.h"
#include "skills/framework.h"

namespace cairn::linker {

using WordId = std::uint32_t;
using Text = std::vector<WordId>;  // content words only

struct KnownWord {
  std::uint64_t stem = 0;  // its hash
  float weight = 1;
  std::vector<Feature> features;
};

struct Form {
  Text text;
  std::uint32_t spelling = 0;  // hash of all its words as spelled, stop words too
  bool own = true;             // the framework's name, not the lexicon's
};

struct Entry {
  std::vector<Form> forms;  // the label first; none without content words, none twice
  Text description;
};

// Every text the linker learns from. Words are known once each.
struct Corpus {
  std::vector<KnownWord> words;
  std::vector<Entry> skills, occupations;
  std::vector<Text> boilerplate;
  std::vector<std::pair<Text, Text>> frames;  // before and behind the skill
  WordWeights weights;
};

Corpus read_corpus(const skills::Framework& framework, const Lexicon& lexicon);

// Hash of all words of a stretch as spelled.
std::uint32_t spelling_of(const std::vector<Word>& words, std::size_t from, std::size_t to);

// A text's features, neighbours included.
void append_features(const Corpus& corpus, const Text& text, std::vector<Feature>& out);

}  // namespace cairn::linker
