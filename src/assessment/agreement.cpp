// SPDX-License-Identifier: Apache-2.0
#include "assessment/agreement.h"

#include <vector>

namespace cairn::assessment {
namespace {

// Disagreement between two categories: 0 for the same, 1 for the ends of the scale.
double disagreement(std::size_t a, std::size_t b, std::size_t categories, KappaWeights weights) {
  if (a == b) return 0;
  if (weights == KappaWeights::none) return 1;
  const auto apart =
      static_cast<double>(a > b ? a - b : b - a) / static_cast<double>(categories - 1);
  return weights == KappaWeights::linear ? apart : apart * apart;
}

}  // namespace

Agreement agreement_of(std::span<const RatingPair> pairs, std::size_t categories,
                       KappaWeights weights) {
  std::vector<double> firsts(categories), seconds(categories);
  double equal = 0, found = 0;
  Agreement out;
  for (const auto& pair : pairs) {
    if (pair.first >= categories || pair.second >= categories) continue;
    ++out.pairs;
    firsts[pair.first] += 1;
    seconds[pair.second] += 1;
    equal += pair.first == pair.second ? 1 : 0;
    found += disagreement(pair.first, pair.second, categories, weights);
  }
  if (out.pairs == 0) return out;
  const auto count = static_cast<double>(out.pairs);
  double by_chance = 0;  // times count
  for (std::size_t i = 0; i < categories; ++i)
    for (std::size_t j = 0; j < categories; ++j)
      by_chance += disagreement(i, j, categories, weights) * firsts[i] * seconds[j] / count;
  out.observed = equal / count;
  if (by_chance > 0) out.kappa = 1 - found / by_chance;
  return out;
}

std::string_view kappa_word(double kappa) {
  struct Band {
    double to;
    std::string_view word;
  };
  constexpr Band bands[] = {{0.0, "poor"},     {0.2, "slight"},      {0.4, "fair"},
                            {0.6, "moderate"}, {0.8, "substantial"}, {1.0, "almost perfect"}};
  for (const auto& band : bands)
    if (kappa <= band.to) return band.word;
  return bands[5].word;
}

}  // namespace cairn::assessment
