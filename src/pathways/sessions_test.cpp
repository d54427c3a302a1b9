// SPDX-License-Identifier: Apache-2.0
#include "pathways/sessions.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "pathways/test_problems.h"

namespace cairn::pathways {
namespace {

Problem one_offer(Amount hours) {
  Problem problem;
  problem.start = test::monday;
  problem.skills = {"s"};
  problem.need.push_back({{0, 1}, one, true});
  problem.offers.push_back({.id = "o", .teaches = {{0, 1}}, .hours = hours});
  return problem;
}

TEST(Sessions, PlaceEveryMinuteWithinTheStepAndSpreadThem) {
  const auto problem = one_offer(36 * one);
  const auto plan = make_plan(problem, {});
  const auto sessions = sessions_of(problem, plan, usual_week());
  EXPECT_TRUE(sessions.shortfalls.empty());
  Minute minutes = 0;
  std::vector<Day> days;
  for (const auto& session : sessions.sessions) {
    minutes += session.to - session.from;
    days.push_back(static_cast<Day>(session.from / day_minutes));
  }
  EXPECT_EQ(minutes, 36 * 60);
  // Six weeks of six hours: never all in the first.
  EXPECT_LE(std::count_if(days.begin(), days.end(), [](Day day) { return day < test::monday + 7; }),
            8);
  ASSERT_EQ(sessions.milestones.size(), 2U);
  EXPECT_EQ(sessions.milestones[1].day, plan.steps[0].finish);
}

TEST(Sessions, TellWhatFindsNoPlace) {
  const auto problem = one_offer(6 * one);
  const auto plan = make_plan(problem, {});
  Availability never;
  const auto sessions = sessions_of(problem, plan, never);
  ASSERT_EQ(sessions.shortfalls.size(), 1U);
  EXPECT_EQ(sessions.shortfalls[0].minutes, 6 * 60);
}

TEST(Sessions, MeasureProgress) {
  const auto problem = one_offer(6 * one);
  const auto plan = make_plan(problem, {});
  const auto sessions = sessions_of(problem, plan, usual_week());
  const auto progress = progress_of(plan, sessions, {0, 0, 999});
  ASSERT_EQ(progress.size(), 1U);
  EXPECT_EQ(progress[0].minutes, 360);
  EXPECT_EQ(progress[0].minutes_done, sessions.sessions[0].to - sessions.sessions[0].from);
}

RC_GTEST_PROP(Sessions, NeverOverlapNorRunIntoBusyTimeNorLast, (unsigned seed)) {
  auto problem = test::random_problem(seed, {.parallel = seed % 2 == 0});
  for (auto& offer : problem.offers) offer.hours = (1 + (seed + offer.id.back()) % 30) * one;
  const auto plan = make_plan(problem, {.alternatives = 0});
  auto availability = usual_week();
  std::mt19937 random(seed);
  for (int i = 0; i < 60; ++i) {
    const Minute from = Minute{test::monday} * day_minutes + random() % (90 * day_minutes);
    availability.busy.push_back({from, from + static_cast<Minute>(random() % 300)});
  }
  availability.holidays = {test::monday + static_cast<Day>(random() % 20)};
  const auto sessions = sessions_of(problem, plan, availability);
  for (std::size_t i = 0; i < sessions.sessions.size(); ++i) {
    const auto& session = sessions.sessions[i];
    const auto& step = plan.steps[session.step];
    RC_ASSERT(session.to > session.from && session.to - session.from <= session_minutes_max);
    const auto day = static_cast<Day>(session.from / day_minutes);
    RC_ASSERT(day >= step.start && day <= step.finish && day != availability.holidays[0]);
    if (i > 0) RC_ASSERT(session.from >= sessions.sessions[i - 1].to);
    for (const auto& span : availability.busy)
      RC_ASSERT(span.to <= span.from || session.to <= span.from || session.from >= span.to);
  }
}

}  // namespace
}  // namespace cairn::pathways
