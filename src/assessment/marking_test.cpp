// SPDX-License-Identifier: Apache-2.0
#include "assessment/marking.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "assessment/test_rubrics.h"

namespace cairn::assessment {
namespace {

using test::any_marking;
using test::any_rubric;
using test::marked;
using test::welding;

TEST(Score, CountsShareByWeight) {
  const auto rubric = welding();
  auto found = score(marked(rubric, {3, 3}), rubric);
  EXPECT_EQ(found.percent, whole_percent);
  EXPECT_TRUE(found.passed);
  found = score(marked(rubric, {0, 0}), rubric);
  EXPECT_EQ(found.percent, 0);
  EXPECT_FALSE(found.passed);
  found = score(marked(rubric, {2, 1}), rubric);  // (2 × 2/3 + 1/3) / 3 = 5/9
  EXPECT_EQ(found.percent, 5556);
  EXPECT_EQ(found.points, 300);
  EXPECT_EQ(found.points_max, 600);
  EXPECT_FALSE(found.passed);
}

TEST(Score, PassesAtThePassMarkExactly) {
  auto rubric = welding();
  rubric.criteria = {test::criterion("a", 1, {0, 100, 300}), test::criterion("b", 1, {0, 100, 300}),
                     test::criterion("c", 1, {0, 100, 300})};
  rubric.pass_percent = 3333;
  const auto found = score(marked(rubric, {1, 1, 1}), rubric);
  EXPECT_EQ(found.percent, 3333);
  EXPECT_TRUE(found.passed);
  rubric.pass_percent = 3334;
  EXPECT_FALSE(score(marked(rubric, {1, 1, 1}), rubric).passed);
}

TEST(Score, RoundsHalfUp) {
  Rubric rubric;
  rubric.criteria = {test::criterion("a", 1, {0, 1, 800})};
  rubric.pass_percent = 0;
  EXPECT_EQ(score(marked(rubric, {1}), rubric).percent, 13);  // 0.125 %
}

TEST(Score, NeedsTheLevelThatIsNeeded) {
  auto rubric = welding();
  rubric.criteria[1].needed = 2;
  auto found = score(marked(rubric, {3, 1}), rubric);
  EXPECT_TRUE(found.enough_percent);
  EXPECT_EQ(found.below_need, std::vector<std::size_t>{1});
  EXPECT_FALSE(found.passed);
  EXPECT_TRUE(score(marked(rubric, {3, 2}), rubric).passed);
  rubric.pass_percent.reset();
  EXPECT_TRUE(score(marked(rubric, {0, 2}), rubric).passed);
}

TEST(Score, TellsWhatIsNotMarked) {
  const auto rubric = welding();
  const auto found = score(marked(rubric, {3}), rubric);
  EXPECT_EQ(found.unmarked, std::vector<std::size_t>{1});
  EXPECT_FALSE(found.complete);
  EXPECT_TRUE(found.enough_percent);
  EXPECT_FALSE(found.passed);
}

TEST(Score, TakesATotalFromElsewhere) {
  auto rubric = welding();
  auto found = score({.percent = 6000}, rubric);
  EXPECT_EQ(found.percent, 6000);
  EXPECT_TRUE(found.passed);
  EXPECT_FALSE(score({.percent = 5999}, rubric).passed);
  rubric.criteria[0].needed = 1;
  EXPECT_FALSE(score({.percent = 9000}, rubric).passed);
  rubric.criteria.clear();
  EXPECT_TRUE(score({.percent = 9000}, rubric).passed);
  EXPECT_FALSE(score({}, rubric).complete);
  EXPECT_EQ(check_complete({}, rubric).error().path, "/percent");
}

TEST(MarkingCheck, NamesTheCriterion) {
  const auto rubric = welding();
  auto marking = marked(rubric, {3, 4});
  auto checked = check(marking, rubric);
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.error().path, "/marks/safety/level");
  marking.marks[1] = {"o/o", 1, ""};
  EXPECT_EQ(check(marking, rubric).error().path, "/marks/o~1o");
  marking.marks[1] = marking.marks[0];
  EXPECT_EQ(check(marking, rubric).error().path, "/marks/joint");
  marking = marked(rubric, {3});
  EXPECT_TRUE(check(marking, rubric).ok());
  EXPECT_EQ(check_complete(marking, rubric).error().path, "/marks/safety/level");
  marking.comment = std::string(5001, 'x');
  EXPECT_EQ(check(marking, rubric).error().path, "/comment");
}

RC_GTEST_PROP(ScoreProperty, LiesBetweenNoughtAndAll, ()) {
  const auto rubric = *any_rubric();
  RC_ASSERT(check(rubric).ok());
  const auto marking = any_marking(rubric);
  const auto found = score(marking, rubric);
  RC_ASSERT(found.percent >= 0 && found.percent <= whole_percent);
  RC_ASSERT(found.complete);
  // As the sum is in floating point, to within what is shown.
  double sum = 0, weights = 0;
  for (const auto& it : rubric.criteria) {
    const auto points = static_cast<double>(it.levels[*level_of(marking, it.id)].points);
    sum += static_cast<double>(it.weight) * points / static_cast<double>(it.levels.back().points);
    weights += static_cast<double>(it.weight);
  }
  const double percent = 10'000 * sum / weights;
  RC_ASSERT(static_cast<double>(found.percent) >= percent - 0.501);
  RC_ASSERT(static_cast<double>(found.percent) <= percent + 0.501);
}

RC_GTEST_PROP(ScoreProperty, NeverFallsWhenOneLevelRises, ()) {
  const auto rubric = *any_rubric();
  auto marking = any_marking(rubric);
  const auto before = score(marking, rubric);
  auto& mark = marking.marks[*rc::gen::inRange<std::size_t>(0, marking.marks.size())];
  const auto& levels = rubric.criteria[*find_criterion(rubric, mark.criterion)].levels;
  mark.level = *rc::gen::inRange<std::size_t>(*mark.level, levels.size());
  const auto after = score(marking, rubric);
  RC_ASSERT(after.percent >= before.percent);
  RC_ASSERT(after.passed || !before.passed);
}

RC_GTEST_PROP(ScoreProperty, DoesNotDependOnTheOrderOfMarks, ()) {
  const auto rubric = *any_rubric();
  auto marking = any_marking(rubric);
  const auto before = score(marking, rubric);
  std::reverse(marking.marks.begin(), marking.marks.end());
  const auto after = score(marking, rubric);
  RC_ASSERT(after.percent == before.percent && after.passed == before.passed);
}

RC_GTEST_PROP(ScoreProperty, IsNotChangedByTheScaleOfWeights, ()) {
  auto rubric = *any_rubric();
  for (auto& it : rubric.criteria) it.weight = *rc::gen::inRange<std::int64_t>(1, 100);
  const auto marking = any_marking(rubric);
  const auto before = score(marking, rubric);
  for (auto& it : rubric.criteria) it.weight *= 7;
  RC_ASSERT(score(marking, rubric).percent == before.percent);
}

}  // namespace
}  // namespace cairn::assessment
