// SPDX-License-Identifier: Apache-2.0
#include "linker/features.h"

#include <algorithm>
#include <array>
#include <string>

#include "linker/hash.h"

namespace cairn::linker {
namespace {

constexpr std::uint64_t word_seed = 1;
constexpr std::uint64_t piece_seed = 2;
constexpr std::uint64_t pair_seed = 3;

constexpr float pieces_share = 1.2f;   // of a word's weight, for its pieces together
constexpr float pair_share = 0.5f;     // of the mean weight of the two words
constexpr double common_share = 0.03;  // a word in so many texts counts half

std::uint32_t row_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash & (rows - 1)); }

// Where characters begin in a folded word with its end marks.
std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<std::uint8_t>(text[i]) & 0xc0) != 0x80) starts.push_back(i);
  starts.push_back(text.size());
  return starts;
}

}  // namespace

std::uint64_t stem_hash(std::string_view stem) { return hash_text(stem, word_seed); }

void append_word_features(const Word& word, float weight, std::vector<Feature>& out) {
  out.push_back({row_of(stem_hash(word.stem)), weight});
  const std::string marked = "<" + word.text + ">";
  const auto starts = character_starts(marked);
  const std::size_t characters = starts.size() - 1;
  const auto first = out.size();
  for (const std::size_t size : {std::size_t{4}, std::size_t{5}})
    for (std::size_t i = 0; i + size <= characters; ++i) {
      const auto piece = std::string_view(marked).substr(starts[i], starts[i + size] - starts[i]);
      out.push_back({row_of(hash_text(piece, piece_seed)), 0});
    }
  const auto pieces = static_cast<float>(out.size() - first);
  for (auto i = first; i < out.size(); ++i)
    out[i].weight = weight * pieces_share * 2 / (pieces + 4);
}

Feature pair_feature(std::uint64_t first_stem, float first_weight, std::uint64_t second_stem,
                     float second_weight) {
  return {row_of(combine(first_stem + pair_seed, second_stem)),
          (first_weight + second_weight) / 2 * pair_share};
}

void WordWeights::set(std::uint64_t stem, double share) {
  const double weight = common_share / (common_share + share);
  const auto step = static_cast<std::uint8_t>(weight * 255 + 0.5);
  auto& known = steps_[bucket(stem)];
  known = std::min(known, std::max<std::uint8_t>(step, 1));
}

}  // namespace cairn::linker
