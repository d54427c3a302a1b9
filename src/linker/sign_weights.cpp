// SPDX-License-Identifier: Apache-2.0
// Fitted once, on sentences and titles whose meaning is known. Training never sees those; what is
// learnt from a framework is in the model. Order of skills: listwise softmax loss (the log of the
// right candidates' share) over the candidates of the TECH and HOUSE validation sentences and, at a
// tenth of their weight, of the SkillSkape development set, by three models of different seeds; L2
// of 0.01 on standardised signs. Certainty: logistic loss over the first forty candidates of the
// same sentences and of those that ask for nothing. Order of titles: the listwise loss over O*NET
// titles (MELO-USA) and, at a tenth, titles of the lexicon that the model had not seen.
#include "linker/sign_weights.h"

#include <algorithm>

#include "linker/exact_math.h"

namespace cairn::linker {
namespace {

constexpr Signs merits{
    -1.062f,  // word_cosine
    1.805f,   // phrase_cosine
    3.368f,   // clause_cosine
    7.886f,   // sentence_cosine
    1.713f,   // best_cosine
    0.456f,   // best_rank
    -0.351f,  // sentence_rank
    2.711f,   // bm25
    -0.263f,  // bm25_log
    -0.458f,  // label_coverage
    0.671f,   // name_coverage
    1.290f,   // label_likeness
    -1.303f,  // name_likeness
    1.136f,   // covered_worth
    0.551f,   // exact_label
    -0.576f,  // exact_name
    -1.101f,  // exact_inside
    -2.152f,  // exact_worth
    2.343f,   // spelled
    0.129f,   // occupations
    -0.198f,  // knowledge
    -0.346f,  // transversal
    -0.379f,  // label_words
    -0.042f,  // names
    1.059f,   // phrases
};
constexpr Signs certainties{
    -0.361f,  // word_cosine
    0.536f,   // phrase_cosine
    0.698f,   // clause_cosine
    2.860f,   // sentence_cosine
    0.764f,   // best_cosine
    0.652f,   // best_rank
    0.489f,   // sentence_rank
    0.718f,   // bm25
    0.321f,   // bm25_log
    -0.261f,  // label_coverage
    0.419f,   // name_coverage
    0.320f,   // label_likeness
    0.316f,   // name_likeness
    0.383f,   // covered_worth
    0.310f,   // exact_label
    -0.544f,  // exact_name
    -0.943f,  // exact_inside
    -0.122f,  // exact_worth
    1.040f,   // spelled
    0.164f,   // occupations
    -0.357f,  // knowledge
    -0.060f,  // transversal
    -0.152f,  // label_words
    -0.232f,  // names
    0.715f,   // phrases
};
constexpr float certain_behind = -0.250f;
constexpr float certain_bias = -7.452f;
constexpr TitleSigns title_merits{
    9.445f,   // whole_cosine
    4.908f,   // part_cosine
    1.180f,   // bm25
    0.018f,   // bm25_log
    1.327f,   // likeness
    -0.873f,  // label_likeness
    -1.044f,  // part_likeness
    -1.327f,  // close_names
    0.514f,   // name_coverage
    1.397f,   // exact_label
    -0.553f,  // exact_name
    0.286f,   // label_inside
    0.605f,   // name_inside
    -0.157f,  // inside_share
    0.455f,   // head
    0.189f,   // names
    1.000f,   // phrases
    -0.127f,  // label_words
    0.088f,   // skills
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
