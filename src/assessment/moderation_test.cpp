// SPDX-License-Identifier: Apache-2.0
#include "assessment/moderation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "assessment/test_rubrics.h"

namespace cairn::assessment {
namespace {

using test::marked;
using test::welding;

TEST(Moderation, IsNeededBeyondTheThresholdOrAboutPassing) {
  const auto rubric = welding();
  auto found = compare(marked(rubric, {3, 3}), marked(rubric, {3, 2}), rubric, 1200);
  EXPECT_EQ(found.percent, 1111);
  EXPECT_EQ(found.criteria, std::vector<std::size_t>{1});
  EXPECT_FALSE(found.needs_moderation);
  found = compare(marked(rubric, {3, 3}), marked(rubric, {3, 2}), rubric, 1110);
  EXPECT_TRUE(found.needs_moderation);
  // 66.67 % passes, 55.56 % does not.
  found = compare(marked(rubric, {2, 2}), marked(rubric, {2, 1}), rubric, 5000);
  EXPECT_TRUE(found.verdicts_differ);
  EXPECT_TRUE(found.needs_moderation);
  found = compare(marked(rubric, {2, 2}), marked(rubric, {2, 2}), rubric, 0);
  EXPECT_FALSE(found.needs_moderation);
}

TEST(SecondMarkerPolicy, AsksNeverAlwaysOrNearThePassMark) {
  const auto rubric = welding();
  Policy policy;
  const auto near = score(marked(rubric, {2, 1}), rubric);  // 55.56 of 60
  EXPECT_FALSE(wants_second(policy, "x", rubric, near));
  policy.second = SecondMarker::always;
  EXPECT_TRUE(wants_second(policy, "x", rubric, near));
  policy.second = SecondMarker::borderline;
  EXPECT_TRUE(wants_second(policy, "x", rubric, near));
  policy.margin = 444;
  EXPECT_TRUE(wants_second(policy, "x", rubric, near));
  policy.margin = 443;
  EXPECT_FALSE(wants_second(policy, "x", rubric, near));
}

TEST(SecondMarkerPolicy, TakesAboutTheShareAskedForAndAlwaysTheSameCases) {
  int taken = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto id = "k3v9x2ab-" + std::to_string(i);
    taken += in_sample(id, 2000) ? 1 : 0;
    EXPECT_EQ(in_sample(id, 2000), in_sample(id, 2000));
    EXPECT_FALSE(in_sample(id, 0));
    EXPECT_TRUE(in_sample(id, whole_percent));
  }
  EXPECT_GT(taken, 1800);
  EXPECT_LT(taken, 2200);
}

TEST(PolicyCheck, NamesEachFault) {
  Policy policy;
  EXPECT_TRUE(check(policy).ok());
  policy.threshold = -1;
  policy.due_days = 366;
  policy.undo_minutes = -1;
  const auto checked = check(policy);
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.error().path, "/threshold");
  ASSERT_EQ(checked.error().also.size(), 2U);
  EXPECT_EQ(checked.error().also[0].path, "/due_days");
  EXPECT_EQ(checked.error().also[1].path, "/undo_minutes");
}

RC_GTEST_PROP(ModerationProperty, IsSymmetricAndNeverAgainstOneself, ()) {
  const auto rubric = *test::any_rubric();
  const auto first = test::any_marking(rubric);
  const auto second = test::any_marking(rubric);
  const auto threshold = *rc::gen::inRange<Hundredths>(0, whole_percent);
  const auto there = compare(first, second, rubric, threshold);
  const auto back = compare(second, first, rubric, threshold);
  RC_ASSERT(there.percent == back.percent && there.criteria == back.criteria);
  RC_ASSERT(there.needs_moderation == back.needs_moderation);
  RC_ASSERT(!compare(first, first, rubric, 0).needs_moderation);
}

}  // namespace
}  // namespace cairn::assessment
