// SPDX-License-Identifier: Apache-2.0
#include "skills/migration.h"

#include <gtest/gtest.h>

namespace cairn::skills {
namespace {

Framework old_version() {
  Framework framework{.name = "old"};
  framework.skills = {{.id = "a", .label = "Baking"},
                      {.id = "b", .label = "Milling", .broader = {0}},
                      {.id = "c", .label = "Kneading", .other_labels = {"working dough"}},
                      {.id = "d", .label = "Proving", .broader = {1}},
                      {.id = "e", .label = "Shaping"},
                      {.id = "f", .label = "Slicing"}};
  framework.occupations = {{.id = "o", .label = "Baker"}, {.id = "p", .label = "Miller"}};
  return framework;
}

Framework new_version() {
  Framework framework{.name = "new"};
  framework.skills = {{.id = "a", .label = "Baking bread"},
                      {.id = "b2", .label = "MILLING"},
                      {.id = "c2", .label = "Working dough"},
                      {.id = "e2", .label = "Forming", .other_labels = {"shaping"}},
                      {.id = "f2", .label = "Cutting", .other_labels = {"slicing"}},
                      {.id = "f3", .label = "Carving", .other_labels = {"Slicing"}}};
  framework.occupations = {{.id = "o", .label = "Baker"}, {.id = "x", .label = "Miller"}};
  return framework;
}

Moved move(const std::string& id, const Framework& to = new_version()) {
  return migrate(old_version(), to, std::vector<std::string>{id})[0];
}

TEST(Migration, KeepsIdsThatAreStillThereAndTellsOfNewNames) {
  EXPECT_EQ(move("a").fate, Fate::same);
  EXPECT_EQ(move("a").new_id, "a");
  EXPECT_NE(move("a").reason.find("\"Baking bread\" now, it was \"Baking\""), std::string::npos);
  EXPECT_EQ(move("o").fate, Fate::same);
  EXPECT_EQ(move("o").reason, "Its id and its name are unchanged.");
}

TEST(Migration, ReplacesByTheLabelWhicheverNameItIsNow) {
  EXPECT_EQ(move("b").fate, Fate::replaced);
  EXPECT_EQ(move("b").new_id, "b2");
  EXPECT_EQ(move("e").new_id, "e2");
  EXPECT_NE(move("e").reason.find("\"Forming\" is also called \"Shaping\""), std::string::npos);
  EXPECT_EQ(move("p").new_id, "x");
}

TEST(Migration, GuessesNothing) {
  // One that used to be loosely called so is near, not the same.
  EXPECT_EQ(move("c").fate, Fate::gone);
  EXPECT_EQ(move("c").nearest, "c2");
  EXPECT_EQ(move("c").new_id, "");
  // Two bear the name.
  EXPECT_EQ(move("f").fate, Fate::gone);
  EXPECT_NE(move("f").reason.find("choose one"), std::string::npos);
}

TEST(Migration, PointsToTheNextBroaderSkillThatIsLeft) {
  EXPECT_EQ(move("d").fate, Fate::gone);
  EXPECT_EQ(move("d").nearest, "a");  // its own broader one is gone as well
}

TEST(Migration, SaysWhatItDoesNotKnow) {
  EXPECT_EQ(move("z").fate, Fate::unknown);
  EXPECT_EQ(move("b2").fate, Fate::same);  // held under the new id already
  auto partial = new_version();
  partial.incomplete = "the file of all skills was missing";
  EXPECT_EQ(move("d", partial).fate, Fate::unknown);
  EXPECT_NE(move("d", partial).reason.find("the file of all skills was missing"),
            std::string::npos);
}

TEST(Migration, AnswersInTheOrderOfTheIds) {
  const std::vector<std::string> ids{"z", "a", "z"};
  const auto moved = migrate(old_version(), new_version(), ids);
  ASSERT_EQ(moved.size(), 3U);
  EXPECT_EQ(moved[0].old_id, "z");
  EXPECT_EQ(moved[1].old_id, "a");
}

}  // namespace
}  // namespace cairn::skills
