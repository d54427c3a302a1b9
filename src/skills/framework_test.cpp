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

}  // namespace
}  // namespace cairn::skills
