// SPDX-License-Identifier: Apache-2.0
#include "skills/framework.h"

#include <gtest/gtest.h>

namespace cairn::skills {
namespace {

TEST(FrameworkIndex, FindsSkillsAndOccupationsByIdAndNothingElse) {
  Framework framework;
  framework.skills.push_back({.id = "a", .label = "A"});
  framework.skills.push_back({.id = "b", .label = "B"});
  framework.occupations.push_back({.id = "b", .label = "Baker"});
  const FrameworkIndex index(framework);
  EXPECT_EQ(index.skill("b"), 1U);
  EXPECT_EQ(index.occupation("b"), 0U);
  EXPECT_FALSE(index.skill("c"));
  EXPECT_FALSE(index.occupation("a"));
}

TEST(Ancestors, ComeNearestFirstEachOnceEvenInACircle) {
  Framework framework;
  framework.skills = {{.id = "a", .label = "A", .broader = {3}},
                      {.id = "b", .label = "B", .broader = {0}},
                      {.id = "c", .label = "C", .broader = {0}},
                      {.id = "d", .label = "D", .broader = {1, 2}}};
  EXPECT_EQ(ancestors(framework, 3), (std::vector<SkillIndex>{1, 2, 0}));
  EXPECT_EQ(ancestors(framework, 0), (std::vector<SkillIndex>{3, 1, 2}));
}

TEST(GroupChain, FollowsEachGroupUpAndPassesOverWhatIsMissing) {
  Framework framework;
  framework.groups = {
      {"g1", "One", ""}, {"g2", "Two", "g1"}, {"g3", "Three", "g4"}, {"g4", "Four", "g3"}};
  std::vector<std::string> labels;
  for (const auto* group : group_chain(framework, {"g2", "gone", "g1", "g3"}))
    labels.push_back(group->label);
  EXPECT_EQ(labels, (std::vector<std::string>{"Two", "One", "Three", "Four"}));
}

}  // namespace
}  // namespace cairn::skills
