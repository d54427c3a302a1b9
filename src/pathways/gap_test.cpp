// SPDX-License-Identifier: Apache-2.0
#include "pathways/gap.h"

#include <gtest/gtest.h>

#include "json/parse.h"

namespace cairn::pathways {
namespace {

Goal goal_of(std::string_view text) {
  Arena arena;
  return read_goal(json::parse(text, arena).value()).value();
}

constexpr std::string_view three =
    R"({"requirements": [{"skill": "a", "level": 3, "weight": 2}, {"skill": "b", "level": 4},
        {"skill": "c", "level": 2, "essential": false, "sentence": "We like C."}],
        "credentials": [{"any": ["x", "y"]}]})";

TEST(Gap, ComparesLevelByLevelAndSaysWhy) {
  Profile profile;
  profile.skills = {{"a", 4, "signature", "a badge", {}}, {"b", 2, "", "", {}}};
  profile.credentials = {"y"};
  const auto gap = find_gap(goal_of(three), profile, {});
  ASSERT_EQ(gap.requirements.size(), 3U);
  EXPECT_EQ(gap.requirements[0].state, GapState::have);
  EXPECT_EQ(gap.requirements[1].state, GapState::partly);
  EXPECT_EQ(gap.requirements[2].state, GapState::missing);
  EXPECT_EQ(gap.requirements[2].sentence, "We like C.");
  EXPECT_NE(gap.requirements[0].counts_because.find("a badge"), std::string::npos);
  EXPECT_TRUE(gap.requirements[0].proof_would_be.empty());
  EXPECT_FALSE(gap.requirements[1].proof_would_be.empty());
  EXPECT_DOUBLE_EQ(gap.covered, 0.63);  // (2 + 1/2 + 0) of 4
  EXPECT_EQ(gap.credentials[0].held, "y");
}

TEST(Gap, GivesPartialCreditAlongRelativesButNeverTheWhole) {
  Profile profile;
  profile.skills = {{"near", 5, "", "", {}}};
  GapOptions options;
  options.relatives = [](std::string_view id) {
    return id == "a" ? std::vector<Relative>{{"near", 0.5, "broader"}, {"far", 1.0, "related"}}
                     : std::vector<Relative>{};
  };
  const auto gap = find_gap(goal_of(three), profile, options);
  EXPECT_EQ(gap.requirements[0].state, GapState::partly);
  EXPECT_DOUBLE_EQ(gap.requirements[0].share, 0.5);
  EXPECT_EQ(gap.requirements[0].have, 0);
  EXPECT_NE(gap.requirements[0].counts_because.find("50 %"), std::string::npos);
}

TEST(Gap, NeverRoundsUpToAll) {
  Goal goal;
  for (int i = 0; i < 500; ++i) goal.requirements.push_back({"s" + std::to_string(i), 1});
  Profile profile;
  for (int i = 1; i < 500; ++i) profile.skills.push_back({"s" + std::to_string(i), 1, "", "", {}});
  EXPECT_DOUBLE_EQ(find_gap(goal, profile, {}).covered, 0.99);
  EXPECT_DOUBLE_EQ(find_gap({}, profile, {}).covered, 1);
}

TEST(Gap, NamesThePlaceOfWhatIsWrong) {
  Arena arena;
  const auto path_of = [&](std::string_view text) {
    return read_goal(json::parse(text, arena).value()).error().path;
  };
  EXPECT_EQ(path_of(R"({"requirements": [{"skill": "a"}, {"level": 3}]})"),
            "/requirements/1/skill");
  EXPECT_EQ(path_of(R"({"requirements": [{"skill": "a", "level": 9}]})"), "/requirements/0/level");
  EXPECT_EQ(path_of(R"({"requirements": {}})"), "/requirements");
  EXPECT_EQ(path_of(R"({"credentials": [3]})"), "/credentials/0");
}

}  // namespace
}  // namespace cairn::pathways
