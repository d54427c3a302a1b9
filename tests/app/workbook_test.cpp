// SPDX-License-Identifier: Apache-2.0
#include "app/career/workbook.h"

#include <gtest/gtest.h>

#include "app/career/keeping.h"
#include "app/limits.h"

namespace cairn::app::career {
namespace {

Workbook filled() {
  Workbook workbook;
  workbook.profile.skills.push_back({"sql", 2, "self", "2026-05-01", "self-audit"});
  workbook.profile.credentials = {"urn:badge:1"};
  Goal goal{.id = workbook.new_id(), .kind = GoalKind::adverts, .title = "Analyst \"<&>\""};
  Advert advert{.id = workbook.new_id(), .title = "Analyst", .text = "You know SQL.\n"};
  advert.requirements.push_back({"sql", 3, 1, true, "You know SQL.", 2});
  goal.adverts.push_back(advert);
  goal.requirements = advert.requirements;
  workbook.goals.push_back(goal);
  Plan plan{.id = workbook.new_id(), .goal = goal.id};
  plan.settings.budget = 12'300;
  plan.steps.push_back(
      {.offer = "course-1",
       .title = "SQL",
       .provider = "Harbour College",
       .start = "2027-01-04",
       .finish = "2027-01-31",
       .minutes = 1200,
       .because = {phrase("No other offer teaches {}.",
                          listed({phrase("{} (level {})", "SQL", 3), as_written("tables")})),
                   phrase("You chose it."), as_written("as ever")}});
  plan.calendar.availability.push_back({2, 1080, 1200});
  plan.calendar.busy.push_back({10, 20});
  workbook.plans.push_back(plan);
  return workbook;
}

TEST(Workbook, ReadsBackAsItWasWritten) {
  const auto text = write(filled());
  const auto read = read_workbook(text);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(write(*read), text);
  EXPECT_EQ(read->goal("1")->adverts.front().requirements.front().years, 2);
  EXPECT_EQ(read->plan("3")->settings.budget, 12'300);
  EXPECT_EQ(read->plan("3")->steps[0].because, filled().plan("3")->steps[0].because);
  EXPECT_EQ(read->goal("9"), nullptr);
}

TEST(Workbook, ReadsReasonsAsTheyWereKeptBefore) {
  const auto read = read_workbook(
      R"({"plans": [{"id": "1", "steps": [{"because": ["Only this step covers SQL."]}]}]})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->plan("1")->steps[0].because,
            std::vector{as_written("Only this step covers SQL.")});
}

TEST(Workbook, KeepsDefaultsForWhatIsMissingAndRefusesOtherTypes) {
  const auto empty = read_workbook("{}");
  ASSERT_TRUE(empty.ok());
  EXPECT_EQ(empty->framework, "starter");
  for (const auto* wrong :
       {"[]", "{\"goals\":{}}", "{\"goals\":[{\"kind\":\"war\"}]}", "{\"framework\":1}",
        "{\"profile\":{\"skills\":[{\"level\":300}]}}", "{\"last_id\":1.5}", "{"})
    EXPECT_FALSE(read_workbook(wrong).ok()) << wrong;
}

TEST(Workbook, JoinsAnotherWithoutLosingEither) {
  auto mine = filled();
  auto more = filled();
  more.profile.skills.front().level = 4;
  more.profile.skills.push_back({"python", 1, "self", "", "self-audit"});
  more.profile.credentials.push_back("urn:badge:2");
  join(mine, more);
  ASSERT_EQ(mine.goals.size(), 2U);
  ASSERT_EQ(mine.plans.size(), 2U);
  EXPECT_NE(mine.goals[0].id, mine.goals[1].id);
  EXPECT_EQ(mine.plans[1].goal, mine.goals[1].id);
  ASSERT_EQ(mine.profile.skills.size(), 2U);
  EXPECT_EQ(mine.profile.skills.front().level, 4);
  EXPECT_EQ(mine.profile.credentials.size(), 2U);
}

}  // namespace
}  // namespace cairn::app::career
