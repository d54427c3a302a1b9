// SPDX-License-Identifier: Apache-2.0
#include "pathways/missed_starts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pathways/plan.h"
#include "pathways/read_problem.h"

namespace cairn::pathways {
namespace {

using testing::HasSubstr;

Plan plan_of(const std::string& needs, const std::string& offers, const std::string& more = "") {
  const auto problem = read_problem(R"({"start": "2027-01-04", "hours_per_week": 7, "need": [)" +
                                    needs + R"(], "offers": [)" + offers + "]" + more + "}");
  EXPECT_TRUE(problem.ok()) << (problem.ok() ? "" : problem.error().detail);
  return make_plan(*problem, {});
}

constexpr const char* sql = R"({"skill": "sql", "level": 3, "essential": true})";
constexpr const char* over =
    R"({"id": "course", "title": "SQL in depth", "teaches": [{"skill": "sql", "level": 3}],
        "hours": 10, "starts": ["2026-03-02", "2026-09-07"]})";

TEST(MissedStarts, AreNamedWithTheDayByWhichThePlanWouldHaveToBegin) {
  const auto plan = plan_of(sql, over);
  EXPECT_EQ(plan.status, PlanStatus::infeasible);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  const auto& conflict = plan.conflicts[0];
  EXPECT_EQ(conflict.limit, "starts");
  EXPECT_EQ(conflict.given, "2027-01-04");
  EXPECT_EQ(conflict.needed, "2026-09-07");
  EXPECT_EQ(conflict.offers, std::vector<OfferId>{0});
  EXPECT_EQ(in_english(conflict.message),
            "The plan begins on 2027-01-04, too late for sql (level 3): the last start of “SQL in "
            "depth” is 2026-09-07. Begin it by 2026-09-07, or ask for new dates.");
}

// What it requires takes ten days: the plan has to begin before.
TEST(MissedStarts, LeaveTimeForWhatIsRequired) {
  const std::string both =
      R"({"id": "base", "teaches": [{"skill": "base", "level": 1}], "hours": 10},
         {"id": "next", "teaches": [{"skill": "sql", "level": 3}], "hours": 10,
          "requires": {"offer": "base"}, "starts": ["2026-09-07"]})";
  const auto plan = plan_of(sql, both);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts[0].needed, "2026-08-28");
}

TEST(MissedStarts, ThatNoBeginningReachesWithinTheOtherLimitsNameNone) {
  const auto plan = plan_of(sql, over, R"(, "budget": 0, "unknown": {"price": 5})");
  ASSERT_FALSE(plan.conflicts.empty());
  EXPECT_EQ(plan.conflicts[0].limit, "starts");
  EXPECT_EQ(plan.conflicts[0].needed, "");
  EXPECT_THAT(in_english(plan.conflicts[0].message), HasSubstr("Ask for new dates."));
}

TEST(MissedStarts, NameOfSeveralTheOneThatBeganLast) {
  const std::string other =
      R"(, {"id": "other", "teaches": [{"skill": "sql", "level": 3}], "starts": ["2026-11-02"]})";
  const auto plan = plan_of(sql, over + other);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts[0].needed, "2026-11-02");
  EXPECT_EQ(plan.conflicts[0].offers, std::vector<OfferId>{1});
}

// It begins within the plan, but before what it requires is over, however fast one is.
TEST(LateStarts, AreNamedWhereNoPaceHelps) {
  const std::string both =
      R"({"id": "base", "teaches": [{"skill": "base", "level": 1}], "starts": ["2027-03-01"]},
         {"id": "next", "teaches": [{"skill": "sql", "level": 3}],
          "requires": {"offer": "base"}, "starts": ["2027-02-01"]})";
  const auto plan = plan_of(sql, both);
  ASSERT_FALSE(plan.conflicts.empty());
  const auto& conflict = plan.conflicts.back();
  EXPECT_EQ(conflict.limit, "starts");
  EXPECT_EQ(conflict.needed, "");
  EXPECT_EQ(conflict.offers, std::vector<OfferId>{1});
}

// It may begin on any day and is over in no year that is counted: that is no start missed.
TEST(LateStarts, AreNoneOfWhatOnlyTakesTooLong) {
  const auto plan = plan_of(
      sql,
      R"({"id": "endless", "teaches": [{"skill": "sql", "level": 3}], "hours": 9000000, "price": 9},
         {"id": "other", "teaches": [{"skill": "tea", "level": 1}], "starts": ["2027-02-01"]})",
      R"(, "budget": 1)");
  EXPECT_EQ(plan.status, PlanStatus::infeasible);
  ASSERT_FALSE(plan.conflicts.empty());
  for (const auto& conflict : plan.conflicts) EXPECT_NE(conflict.limit, "starts");
}

TEST(MissedStarts, OfWhatWasChosenByHandLetItGo) {
  const std::string open = R"(, {"id": "open", "teaches": [{"skill": "sql", "level": 3}]})";
  const auto plan = plan_of(sql, over + open, R"(, "pinned": ["course"])");
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts[0].limit, "pinned");
  EXPECT_THAT(in_english(plan.conflicts[0].message),
              HasSubstr("began for the last time on 2026-09-07"));
}

TEST(MissedStarts, AreNoneOfWhatHasBegunOrMayBeginOnAnyDay) {
  const std::string open = R"(, {"id": "open", "teaches": [{"skill": "sql", "level": 3}]})";
  EXPECT_EQ(plan_of(sql, over + open).status, PlanStatus::optimal);
  EXPECT_EQ(plan_of(sql, over, R"(, "running": [{"offer": "course", "start": "2026-09-07",
                                                "finish": "2027-02-01"}])")
                .status,
            PlanStatus::optimal);
}

}  // namespace
}  // namespace cairn::pathways
