// SPDX-License-Identifier: Apache-2.0
// Planning a goal of a workbook, and living with the plan: work done, what is late, planning anew.
#include "app/career/planning.h"

#include "app/career/dated_plan.h"
#include "app/career/goals.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

class Planning : public CareerHouse {
 protected:
  Planning() { goal_ = must(add_occupation_goal(workbook_, shelf(), "data-analyst")); }

  PlanQuestion question(const std::string& today = "2026-11-18") {
    return {.shelf = shelf(),
            .offers = offers(),
            .workbook = workbook_,
            .goal = goal_,
            .settings = first_settings(today),
            .today = today,
            .alternatives = 2};
  }
  Plan taken() {
    const auto planned = must(plan_goal(question()));
    return {.id = "9",
            .goal = goal_,
            .settings = first_settings("2026-11-18"),
            .steps = steps_of(planned, planned.plan.timetable),
            .chosen_on = "2026-11-18"};
  }

  std::string goal_;
};

TEST_F(Planning, ClosesAGoalWithReasonsAndDays) {
  const auto planned = must(plan_goal(question()));
  EXPECT_EQ(planned.plan.status, pathways::PlanStatus::optimal);
  const auto steps = steps_of(planned, planned.plan.timetable);
  ASSERT_FALSE(steps.empty());
  std::string before = "2026-11-23";  // the next Monday
  for (const auto& step : steps) {
    EXPECT_GE(step.start, before);
    EXPECT_GE(step.finish, step.start);
    EXPECT_FALSE(step.because.empty()) << step.offer;
    EXPECT_GT(step.minutes, 0);
    before = step.start;
  }
  EXPECT_LE(planned.plan.alternatives.size(), 2U);
}

TEST_F(Planning, NeedsNothingForWhatIsHeld) {
  for (const auto& asked : workbook_.goal(goal_)->requirements)
    workbook_.profile.skills.push_back({.skill = asked.skill, .level = 5});
  std::sort(workbook_.profile.skills.begin(), workbook_.profile.skills.end(),
            [](const auto& a, const auto& b) { return a.skill < b.skill; });
  EXPECT_TRUE(must(plan_goal(question())).plan.steps.empty());
}

TEST_F(Planning, NamesTheDayOrOrderThatIsNone) {
  const auto path_with = [&](const auto& change) {
    auto asked = question();
    change(asked);
    return path_of_error(plan_goal(asked));
  };
  EXPECT_EQ(path_with([](auto& it) { it.settings.start = "soon"; }), "/start");
  EXPECT_EQ(path_with([](auto& it) { it.settings.deadline = "2027-02-30"; }), "/deadline");
  EXPECT_EQ(path_with([](auto& it) { it.settings.order = "odd"; }), "/order");
  auto asked = question();
  asked.goal = "nowhere";
  EXPECT_EQ(code_of(plan_goal(asked)), ErrorCode::not_found);
}

TEST_F(Planning, SaysWhatStandsInTheWay) {
  auto asked = question();
  asked.settings.budget = 0;
  asked.settings.deadline = "2026-11-25";
  const auto planned = must(plan_goal(asked));
  EXPECT_FALSE(planned.plan.essential_covered);
  EXPECT_FALSE(planned.plan.conflicts.empty());
}

TEST_F(Planning, LeavesOutAndKeepsInWhatOneSays) {
  const auto first = must(plan_goal(question()));
  const auto gone = first.problem.offers[first.plan.steps[0].offer].id;
  auto asked = question();
  asked.settings.excluded = {gone, "nowhere"};
  for (const auto& step : must(plan_goal(asked)).plan.steps)
    EXPECT_NE(first.problem.offers[step.offer].id, "nowhere");
  const auto without = must(plan_goal(asked));
  for (const auto& step : without.plan.steps)
    EXPECT_NE(without.problem.offers[step.offer].id, gone);
  asked.settings.excluded.clear();
  asked.settings.pinned = {gone};
  const auto with = must(plan_goal(asked));
  EXPECT_TRUE(std::ranges::any_of(with.plan.steps, [&](const auto& step) {
    return with.problem.offers[step.offer].id == gone;
  }));
}

TEST_F(Planning, CountsWorkToItsStep) {
  auto plan = taken();
  const auto offer = plan.steps[0].offer;
  EXPECT_TRUE(check_in(plan, {.offer = offer, .minutes = 90}, "2026-11-24").ok());
  EXPECT_EQ(progress_of(plan.steps[0]).done, 90);
  EXPECT_TRUE(check_in(plan, {.offer = offer, .finished = true}, "2026-11-25").ok());
  EXPECT_EQ(progress_of(plan.steps[0]).percent(), 100);
  EXPECT_LT(progress_of(plan).percent(), 100);
  EXPECT_EQ(code_of(check_in(plan, {.offer = "nowhere"}, "2026-11-25")), ErrorCode::not_found);
  for (const auto minutes : {-1, 1'441})
    EXPECT_EQ(path_of_error(check_in(plan, {.offer = offer, .minutes = minutes}, "2026-11-25")),
              "/minutes");
}

TEST_F(Planning, MeasuresHowLateOneIs) {
  auto plan = taken();
  EXPECT_EQ(days_late(plan, plan.steps[0].start), 0);
  EXPECT_GT(days_late(plan, "2099-01-01"), 1'000);
  for (auto& step : plan.steps) step.done_on = "2026-12-01";
  EXPECT_EQ(days_late(plan, "2099-01-01"), 0);
}

TEST_F(Planning, AnewKeepsWhatIsDoneAndBegun) {
  auto plan = taken();
  ASSERT_GE(plan.steps.size(), 2U);
  const auto done = plan.steps[0];
  EXPECT_TRUE(
      check_in(plan, {.offer = done.offer, .minutes = 60, .finished = true}, "2026-12-01").ok());
  EXPECT_TRUE(check_in(plan, {.offer = plan.steps[1].offer, .minutes = 45}, "2026-12-01").ok());
  const auto begun = plan.steps[1].offer;
  auto asked = question("2027-03-01");
  EXPECT_TRUE(replan(asked, plan).ok());
  EXPECT_EQ(plan.steps[0].offer, done.offer);
  EXPECT_EQ(plan.steps[0].done_on, "2026-12-01");
  EXPECT_EQ(plan.steps[0].start, done.start);
  for (const auto& step : plan.steps) {
    EXPECT_EQ(step.spent, step.offer == begun ? 45 : step.offer == done.offer ? 60 : 0);
    EXPECT_TRUE(!step.done_on.empty() || step.finish >= "2027-03-01") << step.offer;
  }
  const auto again = plan;
  EXPECT_TRUE(replan(question("2027-03-01"), plan).ok());
  EXPECT_EQ(plan.steps.size(), again.steps.size()) << "planning twice changes nothing";
}

TEST_F(Planning, BeginsOnAMonday) {
  EXPECT_EQ(first_settings("2026-11-18").start, "2026-11-23");
  EXPECT_EQ(first_settings("2026-11-23").start, "2026-11-23");
}

}  // namespace
}  // namespace cairn::app::career
