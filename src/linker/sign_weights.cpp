// SPDX-License-Identifier: Apache-2.0
// Fitted once, on sentences and titles whose meaning is known, from models trained without them;
// what is learnt from a framework is in the model. Order of skills: listwise softmax loss over the
// candidates of the validation sentences of the TECH and HOUSE sets and, at a tenth of their
// weight, of the SkillSkape development set; L2 of 0.01 on standardised signs. Certainty: logistic
// loss over the same candidates, sentences that ask for nothing included. Order of titles: the same
// listwise loss over O*NET titles (MELO-USA) and, at a tenth, titles of the lexicon that training
// had not seen.
#include "linker/sign_weights.h"

#include <algorithm>

#include "linker/exact_math.h"

namespace cairn::linker {
namespace {

constexpr Signs merits{
    -1.073f,  // word_cosine
    2.480f,   // phrase_cosine
    1.270f,   // clause_cosine
    5.730f,   // sentence_cosine
    1.588f,   // best_cosine
    0.379f,   // best_rank
    0.322f,   // sentence_rank
    3.007f,   // bm25
    -0.158f,  // bm25_log
    -0.189f,  // label_coverage
    0.455f,   // name_coverage
    1.144f,   // label_likeness
    -1.418f,  // name_likeness
    1.229f,   // covered_worth
    0.635f,   // exact_label
    -0.440f,  // exact_name
    -1.402f,  // exact_inside
    -2.179f,  // exact_worth
    2.550f,   // spelled
    0.098f,   // occupations
    -0.200f,  // knowledge
    -0.286f,  // transversal
    -0.387f,  // label_words
    0.015f,   // names
    1.107f,   // phrases
};
constexpr Signs certainties{
    0.038f,   // word_cosine
    1.097f,   // phrase_cosine
    0.794f,   // clause_cosine
    2.348f,   // sentence_cosine
    -0.290f,  // best_cosine
    0.537f,   // best_rank
    0.605f,   // sentence_rank
    0.964f,   // bm25
    0.331f,   // bm25_log
    -0.265f,  // label_coverage
    0.345f,   // name_coverage
    0.207f,   // label_likeness
    0.541f,   // name_likeness
    0.398f,   // covered_worth
    0.361f,   // exact_label
    -0.616f,  // exact_name
    -1.022f,  // exact_inside
    -0.090f,  // exact_worth
    1.078f,   // spelled
    0.190f,   // occupations
    -0.275f,  // knowledge
    0.063f,   // transversal
    -0.190f,  // label_words
    -0.251f,  // names
    0.695f,   // phrases
};
constexpr float certain_behind = -0.226f;
constexpr float certain_bias = -7.327f;
constexpr TitleSigns title_merits{
    8.782f,   // whole_cosine
    4.329f,   // part_cosine
    1.598f,   // bm25
    -0.048f,  // bm25_log
    1.186f,   // likeness
    -0.699f,  // label_likeness
    -1.076f,  // part_likeness
    -1.323f,  // close_names
    0.636f,   // name_coverage
    1.736f,   // exact_label
    -0.571f,  // exact_name
    0.122f,   // label_inside
    0.522f,   // name_inside
    0.041f,   // inside_share
    0.439f,   // head
    0.216f,   // names
    0.700f,   // phrases
    -0.180f,  // label_words
    0.129f,   // skills
};

template <class AllSigns>
float weighted(const AllSigns& weights, const AllSigns& signs) {
  float sum = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) sum += weights[i] * signs[i];
  return sum;
}

}  // namespace

float merit_of(const Signs& signs) { return weighted(merits, signs); }
float merit_of(const TitleSigns& signs) { return weighted(title_merits, signs); }

std::uint32_t certainty_of(const Signs& signs, float behind) {
  const float logit = weighted(certainties, signs) + certain_behind * behind + certain_bias;
  const float odds = exact_exp(std::clamp(logit, -30.0f, 30.0f));
  return static_cast<std::uint32_t>(10'000 * odds / (1 + odds));
}

std::vector<std::uint32_t> certainties_of(const std::vector<float>& merits_given) {
  std::vector<std::uint32_t> certainties_found;
  if (merits_given.empty()) return certainties_found;
  const float best = *std::ranges::max_element(merits_given);
  float sum = 0;
  for (const float merit : merits_given) sum += exact_exp(std::max(merit - best, -60.0f));
  for (const float merit : merits_given)
    certainties_found.push_back(
        static_cast<std::uint32_t>(10'000 * exact_exp(std::max(merit - best, -60.0f)) / sum));
  return certainties_found;
}

}  // namespace cairn::linker
