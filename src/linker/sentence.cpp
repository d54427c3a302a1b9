// SPDX-License-Identifier: Apache-2.0
#include "linker/sentence.h"

#include <algorithm>

#include "linker/limits.h"

namespace cairn::linker {
namespace {

class StretchVectors {
 public:
  StretchVectors(const Sentence& sentence, const Model& model)
      : words_(sentence.text.size() + 1), pairs_(sentence.text.size() + 1) {
    std::vector<Feature> features;
    for (std::size_t i = 0; i < sentence.text.size(); ++i) {
      features.clear();
      const auto& word = sentence.words[sentence.content[i]];
      const float weight = model.weights.of(sentence.text[i].stem);
      append_word_features(word, weight, features);
      words_[i + 1] = words_[i];
      for (const auto& feature : features) model.table.add(feature, words_[i + 1].data());
      pairs_[i + 1] = pairs_[i];
      if (i > 0) {
        const auto before = sentence.text[i - 1].stem;
        model.table.add(
            pair_feature(before, model.weights.of(before), sentence.text[i].stem, weight),
            pairs_[i + 1].data());
      }
    }
  }

  // The sum of a stretch's features; pairs count where both words are within.
  Vector of(const Stretch& stretch) const {
    Vector vector = words_[stretch.to];
    add_scaled(vector.data(), words_[stretch.from].data(), -1);
    add_scaled(vector.data(), pairs_[stretch.to].data(), 1);
    add_scaled(vector.data(), pairs_[stretch.from + 1].data(), -1);
    return vector;
  }

 private:
  std::vector<Vector> words_, pairs_;  // sums of all before
};

}  // namespace

Sentence read_sentence(std::string_view text, const Model& model, const NameIndex& names,
                       std::size_t stretch_words) {
  Sentence sentence;
  sentence.words = WordReader().read(text.substr(0, limits::sentence_bytes_max));
  for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
    if (sentence.words[i].stop || sentence.content.size() >= limits::sentence_words_max) continue;
    const auto stem = stem_hash(sentence.words[i].stem);
    sentence.content.push_back(i);
    sentence.text.push_back({stem, names.term(stem)});
  }
  const auto count = static_cast<std::uint32_t>(sentence.content.size());
  if (count == 0) return sentence;
  for (std::uint32_t from = 0; from < count; ++from)
    for (auto to = from + 1; to <= count && to - from <= stretch_words; ++to)
      if (to - from < count) sentence.stretches.push_back({from, to});
  sentence.stretches.push_back({0, count});

  const StretchVectors vectors(sentence, model);
  sentence.vectors.resize(sentence.stretches.size() * dimensions);
  for (std::size_t i = 0; i < sentence.stretches.size(); ++i) {
    auto vector = vectors.of(sentence.stretches[i]);
    sentence.lengths.push_back(normalise(vector.data()));
    sentence.steps.push_back(quantise(vector.data(), &sentence.vectors[i * dimensions]));
  }
  return sentence;
}

}  // namespace cairn::linker
