// SPDX-License-Identifier: Apache-2.0
// Goals: what several adverts ask for together, the way from one occupation to another, and limits.
#include "app/career/goals.h"

#include "app/limits.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

class Goals : public CareerHouse {
 protected:
  static ReadAdvert advert(const std::string& text, const std::vector<Requirement>& asked) {
    ReadAdvert read;
    read.advert.text = text;
    read.advert.requirements = asked;
    return read;
  }
  static Requirement asks(const std::string& skill, Level level, bool essential = true) {
    return {.skill = skill, .level = level, .essential = essential};
  }
  std::string add(const ReadAdvert& read, const std::string& goal = "") {
    return must(add_advert(workbook_, shelf(), goal, read));
  }
};

TEST_F(Goals, CombineWhatAdvertsAskFor) {
  const auto id = add(advert("one", {asks("sql", 3), asks("python", 2, false)}));
  add(advert("two", {asks("sql", 4), asks("statistics", 3)}), id);
  add(advert("three", {asks("sql", 4), asks("python", 2, false)}), id);
  const auto& found = workbook_.goal(id)->requirements;
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].skill, "sql");
  EXPECT_EQ(found[0].weight, 3);
  EXPECT_EQ(found[1].skill, "python");
  EXPECT_FALSE(found[1].essential) << "nice to have in most that name it";
  EXPECT_EQ(found[2].weight, 1);
}

TEST_F(Goals, KeepWhatWasCorrectedWhenAnAdvertIsAdded) {
  const auto id = add(advert("one", {asks("sql", 3)}));
  EXPECT_TRUE(correct_goal(workbook_, id, "Mine", {{"sql", 5, false, true}}).ok());
  EXPECT_TRUE(add_requirement(workbook_, shelf(), id, "python").ok());
  add(advert("two", {asks("sql", 2)}), id);
  const auto& goal = *workbook_.goal(id);
  EXPECT_EQ(goal.title, "Mine");
  EXPECT_EQ(goal.requirements[0].level, 5);
  EXPECT_FALSE(goal.requirements[0].essential);
  EXPECT_EQ(goal.requirements[0].weight, 2);
  EXPECT_EQ(goal.requirements[1].skill, "python");
}

TEST_F(Goals, LoseWithAnAdvertWhatItAloneAskedFor) {
  const auto id = add(advert("one", {asks("sql", 3)}));
  EXPECT_EQ(code_of(remove_advert(workbook_, id, workbook_.goal(id)->adverts[0].id)),
            ErrorCode::conflict)
      << "its only one";
  add(advert("two", {asks("sql", 3), asks("python", 3)}), id);
  EXPECT_EQ(code_of(remove_advert(workbook_, id, "nowhere")), ErrorCode::not_found);
  EXPECT_TRUE(remove_advert(workbook_, id, workbook_.goal(id)->adverts[1].id).ok());
  ASSERT_EQ(workbook_.goal(id)->requirements.size(), 1U);
  EXPECT_EQ(workbook_.goal(id)->requirements[0].skill, "sql");
}

TEST_F(Goals, AreMadeOnceOfTheSameThing) {
  const auto id = add(advert("one", {asks("sql", 3)}));
  EXPECT_EQ(add(advert("one", {asks("sql", 3)})), id);
  EXPECT_EQ(path_of_error(add_advert(workbook_, shelf(), id, advert("one", {}))), "/text");
  const auto analyst = must(add_occupation_goal(workbook_, shelf(), "data-analyst"));
  EXPECT_EQ(must(add_occupation_goal(workbook_, shelf(), "data-analyst")), analyst);
  const auto step = must(add_promotion_goal(workbook_, shelf(), "data-analyst", "data-scientist"));
  EXPECT_EQ(must(add_promotion_goal(workbook_, shelf(), "data-analyst", "data-scientist")), step);
  EXPECT_EQ(workbook_.goals.size(), 3U);
}

TEST_F(Goals, AskOfAStepOnlyWhatIsNew) {
  const auto id = must(add_promotion_goal(workbook_, shelf(), "data-analyst", "data-scientist"));
  const auto& framework = shelf().framework;
  const auto known =
      requirements_of(shelf(), framework.occupations[*shelf().index.occupation("data-analyst")]);
  for (const auto& it : workbook_.goal(id)->requirements)
    for (const auto& had : known)
      EXPECT_FALSE(had.skill == it.skill && had.essential && had.level >= it.level) << it.skill;
  EXPECT_EQ(path_of_error(add_promotion_goal(workbook_, shelf(), "nobody", "x")), "/from");
  EXPECT_EQ(path_of_error(add_promotion_goal(workbook_, shelf(), "data-analyst", "x")), "/to");
  EXPECT_EQ(path_of_error(add_promotion_goal(workbook_, shelf(), "data-analyst", "data-analyst")),
            "/to");
}

TEST_F(Goals, HaveLimits) {
  const auto id = add(advert("0", {asks("sql", 3)}));
  for (std::size_t i = 1; i < limits::adverts_max; ++i)
    add(advert(std::to_string(i), {asks("sql", 3)}), id);
  EXPECT_EQ(code_of(add_advert(workbook_, shelf(), id, advert("more", {}))), ErrorCode::conflict);
  while (workbook_.goals.size() < limits::goals_max) add(advert(workbook_.new_id(), {}));
  EXPECT_EQ(code_of(add_advert(workbook_, shelf(), "", advert("more", {}))), ErrorCode::conflict);
  EXPECT_EQ(code_of(add_occupation_goal(workbook_, shelf(), "data-analyst")), ErrorCode::conflict);
  EXPECT_EQ(path_of_error(correct_goal(workbook_, id, std::string(201, 'x'), {})), "/title");
  auto& asked = workbook_.goal(id)->requirements;
  while (asked.size() < limits::requirements_max) asked.push_back(asks(workbook_.new_id(), 1));
  EXPECT_EQ(path_of_error(add_requirement(workbook_, shelf(), id, "python")), "/skill");
}

TEST_F(Goals, GoWithTheirPlans) {
  const auto id = add(advert("one", {asks("sql", 3)}));
  workbook_.plans.push_back({.id = "9", .goal = id});
  workbook_.plans.push_back({.id = "10", .goal = "other"});
  EXPECT_TRUE(remove_goal(workbook_, id).ok());
  ASSERT_EQ(workbook_.plans.size(), 1U);
  EXPECT_EQ(code_of(remove_goal(workbook_, id)), ErrorCode::not_found);
}

TEST_F(Goals, AreReachableByWhatIsShared) {
  EXPECT_TRUE(reachable(shelf(), {}, 10).empty());
  Profile profile;
  const auto analyst = *shelf().index.occupation("data-analyst");
  for (const auto& asked : shelf().framework.occupations[analyst].essential)
    profile.skills.push_back({.skill = shelf().framework.skills[asked.skill].id});
  const auto near = reachable(shelf(), profile, 5);
  ASSERT_EQ(near.size(), 5U);
  EXPECT_EQ(near[0].occupation, analyst);
  EXPECT_TRUE(near[0].missing.empty());
  for (std::size_t i = 1; i < near.size(); ++i)
    EXPECT_GE(near[i - 1].shared * near[i].essential, near[i].shared * near[i - 1].essential);
}

}  // namespace
}  // namespace cairn::app::career
