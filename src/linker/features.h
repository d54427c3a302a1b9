// SPDX-License-Identifier: Apache-2.0
// What the encoder sees of a text: its content words, pairs of neighbours and pieces of words, each
// hashed to a row of one table.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "linker/words.h"

namespace cairn::linker {

inline constexpr std::uint32_t rows = 1 << 17;
inline constexpr std::uint32_t weight_buckets = 1 << 18;

struct Feature {
  std::uint32_t row;
  float weight;
};

std::uint64_t stem_hash(std::string_view stem);

// The word and its pieces of four and five characters ("<" and ">" mark its ends). `weight` says
// how much the word counts, 0 to 1.
void append_word_features(const Word& word, float weight, std::vector<Feature>& out);

// Two content words next to each other.
Feature pair_feature(std::uint64_t first_stem, float first_weight, std::uint64_t second_stem,
                     float second_weight);

// How much a word counts, by how common it is: in steps of 1/255, by hash of the stem.
class WordWeights {
 public:
  WordWeights() : steps_(weight_buckets, 255) {}
  float of(std::uint64_t stem) const { return static_cast<float>(steps_[bucket(stem)]) / 255; }
  // `share`: the share of texts that have the word.
  void set(std::uint64_t stem, double share);
  std::vector<std::uint8_t>& steps() { return steps_; }
  const std::vector<std::uint8_t>& steps() const { return steps_; }

 private:
  static std::uint32_t bucket(std::uint64_t stem) {
    return static_cast<std::uint32_t>(stem >> 32) & (weight_buckets - 1);
  }
  std::vector<std::uint8_t> steps_;
};

}  // namespace cairn::linker
