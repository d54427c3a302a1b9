// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/trend.h"

#include <gtest/gtest.h>

namespace cairn::app {
namespace {

constexpr Months ten_each = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10};

TEST(Trend, ComparesSharesOfTheHalves) {
  const Months doubled = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
  EXPECT_EQ(trend_percent(doubled, ten_each), 100);
  const Months more_imported = {10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20};
  EXPECT_EQ(trend_percent(doubled, more_imported), 0) << "twice as many of twice as many";
  const Months gone = {1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
  EXPECT_EQ(trend_percent(gone, ten_each), -100);
}

TEST(Trend, SaysNothingWhereThereIsNothingToCompare) {
  const Months none{};
  EXPECT_EQ(trend_percent(none, none), std::nullopt);
  EXPECT_EQ(trend_percent(none, ten_each), std::nullopt);
  const Months only_before = {1, 1, 1, 1, 1, 1};
  EXPECT_EQ(trend_percent(only_before, only_before), std::nullopt);
}

TEST(EmergingSkills, GrowAreAskedForAndNotCovered) {
  const std::vector<SkillDemand> demands = {
      {"new", {0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4, 5}},
      {"steady", {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}},
      {"growing", {1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2}},
      {"covered", {0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9}},
      {"rare", {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0}},
  };
  const auto found = emerging_skills(demands, ten_each, {"covered"}, 10);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].skill, "new");
  EXPECT_EQ(found[1].skill, "growing");
  EXPECT_EQ(emerging_skills(demands, ten_each, {}, 1).front().skill, "covered");
}

}  // namespace
}  // namespace cairn::app
