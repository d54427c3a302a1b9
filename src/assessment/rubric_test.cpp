// SPDX-License-Identifier: Apache-2.0
#include "assessment/rubric.h"

#include <gtest/gtest.h>

#include "assessment/test_rubrics.h"

namespace cairn::assessment {
namespace {

using test::welding;

std::vector<std::string> paths_of(const Status& status) {
  if (status) return {};
  std::vector<std::string> paths{status.error().path};
  for (const auto& other : status.error().also) paths.push_back(other.path);
  return paths;
}

TEST(Hundredths, AreReadAndWrittenAsPeopleDo) {
  EXPECT_EQ(parse_hundredths("7"), 700);
  EXPECT_EQ(parse_hundredths("2.5"), 250);
  EXPECT_EQ(parse_hundredths("2,05"), 205);
  EXPECT_EQ(parse_hundredths("0.01"), 1);
  for (const auto* wrong : {"", ".", "1.", ".5", "1.234", "-1", "+1", "1e2", "1 ", "0x1", "1.2.3",
                            "1234567890", "1..2"})
    EXPECT_EQ(parse_hundredths(wrong), std::nullopt) << wrong;
  EXPECT_EQ(text_of(700), "7");
  EXPECT_EQ(text_of(250), "2.5");
  EXPECT_EQ(text_of(205), "2.05");
  EXPECT_EQ(text_of(0), "0");
}

TEST(RubricCheck, TakesASoundRubric) { EXPECT_TRUE(check(welding()).ok()); }

TEST(RubricCheck, NamesEveryFaultAtItsPlace) {
  auto rubric = welding();
  rubric.criteria[0].name = "  ";
  rubric.criteria[0].weight = 0;
  rubric.criteria[1].levels[2].points = 100;
  rubric.criteria[1].levels[0].name = std::string(201, 'x');
  rubric.criteria[1].needed = 4;
  rubric.pass_percent = 10'001;
  EXPECT_EQ(paths_of(check(rubric)),
            (std::vector<std::string>{"/criteria/0/name", "/criteria/0/weight",
                                      "/criteria/1/levels/0/name", "/criteria/1/levels/2/points",
                                      "/criteria/1/needed", "/pass/percent"}));
}

TEST(RubricCheck, WantsCriteriaWithLevelsAndIdsOfTheirOwn) {
  EXPECT_TRUE(check(Rubric{.criteria = {}, .pass_percent = 5000}).ok());
  auto rubric = welding();
  rubric.criteria[1].id = "joint";
  EXPECT_EQ(paths_of(check(rubric)), std::vector<std::string>{"/criteria/1/id"});
  rubric.criteria[1].id = "a/b";
  EXPECT_EQ(paths_of(check(rubric)), std::vector<std::string>{"/criteria/1/id"});
  rubric = welding();
  rubric.criteria[0].levels.resize(1);
  EXPECT_EQ(paths_of(check(rubric)), std::vector<std::string>{"/criteria/0/levels"});
  rubric = welding();
  for (std::size_t i = 0; i < 50; ++i)
    rubric.criteria.push_back(test::criterion("x" + std::to_string(i), 1, {0, 1}));
  EXPECT_EQ(paths_of(check(rubric)), std::vector<std::string>{"/criteria"});
}

TEST(RubricCheck, WantsARuleForPassing) {
  auto rubric = welding();
  rubric.pass_percent.reset();
  EXPECT_EQ(paths_of(check(rubric)), std::vector<std::string>{"/pass/percent"});
  rubric.criteria[0].needed = 1;
  EXPECT_TRUE(check(rubric).ok());
}

TEST(RubricCheck, RefusesTextThatIsNotUtf8) {
  auto rubric = welding();
  rubric.criteria[0].description = "\xff";
  EXPECT_EQ(paths_of(check(rubric)), std::vector<std::string>{"/criteria/0/description"});
}

TEST(FreeCriterionId, IsOneThatNobodyHas) {
  Rubric rubric;
  EXPECT_EQ(free_criterion_id(rubric), "c1");
  rubric.criteria = {test::criterion("c1", 1, {0, 1}), test::criterion("c3", 1, {0, 1})};
  EXPECT_EQ(free_criterion_id(rubric), "c2");
}

}  // namespace
}  // namespace cairn::assessment
