// SPDX-License-Identifier: Apache-2.0
#include "pathways/alternatives.h"

#include <gtest/gtest.h>

namespace cairn::pathways {
namespace {

// A fact for each of `count` offers; one need, which a dear short and a cheap long offer teach.
Problem catalogue_of(std::uint32_t count) {
  Problem problem;
  const auto add = [&](std::string id, SkillLevel teaches, Amount price, Amount hours) {
    problem.offers.push_back({.id = std::move(id), .teaches = {teaches}});
    problem.offers.back().price = price * one;
    problem.offers.back().hours = hours * one;
  };
  for (SkillId i = 0; i <= count; ++i) problem.skills.push_back("s" + std::to_string(i));
  add("short", {0, 2}, 900, 5);
  add("cheap", {0, 2}, 10, 90);
  add("middle", {0, 2}, 300, 40);
  for (SkillId i = 1; i <= count; ++i) {
    add("o" + std::to_string(i), {i, 1}, 20, 20);
    problem.offers.back().requires_ = {
        .kind = RequirementKind::skill, .skill = {i % count + 1, 1}, .of = {}};
  }
  problem.need.push_back({.skill = {0, 2}});
  return problem;
}

TEST(Alternatives, OfASmallCatalogueAreAllLookedFor) {
  const auto plan = make_plan(catalogue_of(50), {});
  EXPECT_FALSE(plan.alternatives_cut);
  EXPECT_GE(plan.alternatives.size(), 1U);
}

// The plan itself stays proven, and the answer is the same however often it is asked for.
TEST(Alternatives, OfALargeOneAreCutShortAndItIsSaid) {
  const auto problem = catalogue_of(40'000);
  const auto plan = make_plan(problem, {});
  EXPECT_EQ(plan.status, PlanStatus::optimal);
  EXPECT_EQ(plan.choice, make_plan(problem, {.alternatives = 0}).choice);
  EXPECT_TRUE(plan.alternatives_cut);
  const auto again = make_plan(problem, {});
  ASSERT_EQ(again.alternatives.size(), plan.alternatives.size());
  for (std::size_t i = 0; i < plan.alternatives.size(); ++i)
    EXPECT_EQ(again.alternatives[i].choice, plan.alternatives[i].choice);
}

TEST(Alternatives, ThatNobodyAskedForAreNotCut) {
  EXPECT_FALSE(make_plan(catalogue_of(40'000), {.alternatives = 0}).alternatives_cut);
}

TEST(Alternatives, WithoutTimeAreCut) {
  EXPECT_TRUE(
      make_plan(catalogue_of(50), {.out_of_patience = [] { return true; }}).alternatives_cut);
}

}  // namespace
}  // namespace cairn::pathways
