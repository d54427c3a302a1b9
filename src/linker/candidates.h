// SPDX-License-Identifier: Apache-2.0
// Skills a sentence may mean, each with the signs that speak for it.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <vector>

#include "linker/model.h"
#include "linker/sentence.h"
#include "skills/framework.h"

namespace cairn::linker {

enum class Sign : std::uint8_t {
  word_cosine,      // best stretch of one content word
  phrase_cosine,    // of two or three
  clause_cosine,    // of more
  sentence_cosine,  // the whole sentence
  best_cosine,      // best of the stretches
  best_rank,        // 1 / place among the candidates for its best stretch
  sentence_rank,    // 1 / place among the candidates for the whole sentence
  bm25,             // as a share of the best
  bm25_log,         // logarithm of 1 + BM25
  label_coverage,   // share of the label's words the sentence has, by worth
  name_coverage,    // best of all names
  label_likeness,   // of the label and its best stretch of the sentence, by words
  name_likeness,    // best of all names
  covered_worth,    // worth of the words covered of that name
  exact_label,      // the label stands there and no longer name around it
  exact_name,       // another name or a phrase of the lexicon does
  exact_inside,     // a name does, within a longer name
  exact_worth,      // worth of the words of the name that stands there
  spelled,          // it stands there as it is spelled
  occupations,      // logarithm of 1 + how many ask for it
  knowledge,
  transversal,
  label_words,
  names,    // logarithm of how many the framework has
  phrases,  // logarithm of 1 + how many the lexicon has: what adverts often ask for
  count,
};
inline constexpr auto sign_count = static_cast<std::size_t>(Sign::count);
using Signs = std::array<float, sign_count>;

struct Candidate {
  skills::SkillIndex skill = 0;
  Signs signs{};
  Stretch evidence{0, 0};   // where it speaks most clearly
  bool exact = false;       // a name stands there as it is spelled
  std::uint32_t named = 0;  // the longer the name that is the evidence, and spelled more than not

  float& sign(Sign which) { return signs[static_cast<std::size_t>(which)]; }
};

// A name of one word in capitals that is an ordinary word without them: "LESS", not "less".
struct ShoutedName {
  skills::SkillIndex skill;
  std::uint32_t spelling;
  auto operator<=>(const ShoutedName&) const = default;
};

// What is made ready once for all sentences.
struct CandidateSource {
  CandidateSource(const skills::Framework& framework, const Model& model);
  std::vector<Signs> facts;          // signs of each skill, whatever the sentence
  std::vector<ShoutedName> shouted;  // ascending
  GroupSearch search;
};

std::vector<Candidate> candidates_of(const Sentence& sentence, const Model& model,
                                     const CandidateSource& source);

inline constexpr std::size_t stretch_words_max = 7;

}  // namespace cairn::linker
