// SPDX-License-Identifier: Apache-2.0
// Occupations a job title may mean, each with the signs that speak for it.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "linker/model.h"
#include "skills/framework.h"

namespace cairn::linker {

enum class TitleSign : std::uint8_t {
  whole_cosine,  // the title without what is no trade
  part_cosine,   // best stretch of it, its cosine times the root of its share of the title
  bm25,          // as a share of the best
  bm25_log,      // logarithm of 1 + BM25
  likeness,      // best of the names: words shared, by worth (Dice)
  label_likeness,
  part_likeness,  // best of the names against a stretch of the title
  close_names,    // mean likeness of the three closest
  name_coverage,  // best of the names: share of its words the title has
  exact_label,    // the title is the label
  exact_name,     // or another name or a title of the lexicon
  label_inside,   // the label stands in it
  name_inside,    // another name or title does
  inside_share,   // share of the title's worth the longest of them has
  head,           // a name ends as the title, or as a part of it, does
  names,          // logarithm of how many the framework has
  phrases,        // logarithm of how many titles the lexicon has
  label_words,
  skills,  // logarithm of how many it asks for
  count,
};
inline constexpr auto title_sign_count = static_cast<std::size_t>(TitleSign::count);
using TitleSigns = std::array<float, title_sign_count>;

struct TitleCandidate {
  skills::OccupationIndex occupation = 0;
  TitleSigns signs{};

  float& sign(TitleSign which) { return signs[static_cast<std::size_t>(which)]; }
};

// By ascending occupation.
std::vector<TitleCandidate> title_candidates(std::string_view title, const Model& model,
                                             const skills::Framework& framework);

}  // namespace cairn::linker
