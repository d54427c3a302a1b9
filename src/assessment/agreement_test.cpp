// SPDX-License-Identifier: Apache-2.0
#include "assessment/agreement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace cairn::assessment {
namespace {

std::vector<RatingPair> pairs_of(const std::vector<std::vector<int>>& table) {
  std::vector<RatingPair> pairs;
  for (std::size_t i = 0; i < table.size(); ++i)
    for (std::size_t j = 0; j < table[i].size(); ++j)
      for (int n = 0; n < table[i][j]; ++n) pairs.push_back({i, j});
  return pairs;
}

TEST(Kappa, IsWhatTheTextbookSays) {
  // 20 and 15 agree of 50: observed 0.7, by chance 0.5.
  const auto found = agreement_of(pairs_of({{20, 5}, {10, 15}}), 2, KappaWeights::none);
  EXPECT_EQ(found.pairs, 50U);
  EXPECT_DOUBLE_EQ(found.observed, 0.7);
  ASSERT_TRUE(found.kappa);
  EXPECT_NEAR(*found.kappa, 0.4, 1e-12);
}

TEST(Kappa, WeighsNearMissesLess) {
  // Worked by hand in fractions: unweighted 8/19, linear 13/24, quadratic 23/34.
  const auto pairs = pairs_of({{4, 1, 0}, {1, 2, 1}, {0, 1, 1}});
  const auto none = agreement_of(pairs, 3, KappaWeights::none);
  const auto linear = agreement_of(pairs, 3, KappaWeights::linear);
  const auto quadratic = agreement_of(pairs, 3, KappaWeights::quadratic);
  ASSERT_TRUE(none.kappa && linear.kappa && quadratic.kappa);
  EXPECT_LT(*none.kappa, *linear.kappa);
  EXPECT_LT(*linear.kappa, *quadratic.kappa);
  EXPECT_NEAR(*none.kappa, 8.0 / 19, 1e-12);
  EXPECT_NEAR(*linear.kappa, 13.0 / 24, 1e-12);
  EXPECT_NEAR(*quadratic.kappa, 23.0 / 34, 1e-12);
}

TEST(Kappa, SaysNothingWhereChanceExplainsAll) {
  EXPECT_FALSE(agreement_of({}, 2, KappaWeights::none).kappa);
  const auto same = agreement_of(pairs_of({{5, 0}, {0, 0}}), 2, KappaWeights::none);
  EXPECT_DOUBLE_EQ(same.observed, 1);
  EXPECT_FALSE(same.kappa);
  const std::vector<RatingPair> beyond{{7, 0}};
  EXPECT_EQ(agreement_of(beyond, 2, KappaWeights::none).pairs, 0U);
}

TEST(Kappa, HasWords) {
  EXPECT_EQ(kappa_word(-0.2), "poor");
  EXPECT_EQ(kappa_word(0.4), "fair");
  EXPECT_EQ(kappa_word(0.61), "substantial");
  EXPECT_EQ(kappa_word(1), "almost perfect");
}

RC_GTEST_PROP(KappaProperty, IsOneForPerfectAgreementAndNeverMore, ()) {
  const auto categories = *rc::gen::inRange<std::size_t>(2, 9);
  std::vector<RatingPair> pairs;
  const auto count = *rc::gen::inRange<std::size_t>(1, 60);
  for (std::size_t i = 0; i < count; ++i)
    pairs.push_back({*rc::gen::inRange<std::size_t>(0, categories),
                     *rc::gen::inRange<std::size_t>(0, categories)});
  for (const auto weights : {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic}) {
    const auto found = agreement_of(pairs, categories, weights);
    if (found.kappa) RC_ASSERT(std::isfinite(*found.kappa) && *found.kappa <= 1.0);
  }
  for (auto& pair : pairs) pair.second = pair.first;
  const auto perfect = agreement_of(pairs, categories, KappaWeights::linear);
  if (perfect.kappa) RC_ASSERT(std::abs(*perfect.kappa - 1) < 1e-12);
}

}  // namespace
}  // namespace cairn::assessment
