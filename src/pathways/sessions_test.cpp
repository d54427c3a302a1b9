// SPDX-License-Identifier: Apache-2.0
#include "pathways/sessions.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cairn::pathways {
namespace {

constexpr Day monday = 20'822;  // 2027-01-04

std::int64_t total(const Sessions& found) {
  std::int64_t minutes = 0;
  for (const auto& session : found.sessions) minutes += session.time.to - session.time.from;
  return minutes;
}

TEST(Sessions, SpreadTheWorkOverTheWeeksOfAStep) {
  const auto found = sessions_of({{"sql", monday, monday + 27, 1'440}}, {});
  EXPECT_TRUE(found.unplaced.empty());
  EXPECT_GE(total(found), 1'440);
  std::vector<int> a_week(4);
  for (const auto& session : found.sessions)
    ++a_week[static_cast<std::size_t>((session.time.from / minutes_per_day - monday) / 7)];
  for (const auto count : a_week) EXPECT_GE(count, 3);
}

TEST(Sessions, SayWhatDoesNotFit) {
  const SessionRules rules{.hours = {{1, 600, 660}}};
  const auto found = sessions_of({{"sql", monday, monday + 6, 600}}, rules);
  ASSERT_EQ(found.unplaced.size(), 1U);
  EXPECT_EQ(found.unplaced[0].minutes, 540);
}

TEST(Sessions, LeaveOutHolidaysAndWhatIsPast) {
  SessionRules rules;
  rules.holidays = {monday};
  rules.not_before = (monday + 2) * minutes_per_day;
  for (const auto& session : sessions_of({{"sql", monday, monday + 6, 300}}, rules).sessions)
    EXPECT_GE(session.time.from, rules.not_before);
}

TEST(Sessions, AreNeverTwoAtOnceWhereHoursOverlapOrPassMidnight) {
  SessionRules rules;
  rules.hours = {{1, 600, 900}, {1, 610, 640}, {1, 650, 880}, {1, 1'400, 1'700}, {2, 0, 200}};
  LocalMinute before = 0;
  const auto found =
      sessions_of({{"sql", monday, monday + 1, 900}, {"r", monday, monday + 1, 900}}, rules);
  EXPECT_GT(found.sessions.size(), 3U);
  for (const auto& session : found.sessions) {
    EXPECT_GE(session.time.from, before);
    before = session.time.to;
  }
}

RC_GTEST_PROP(Sessions, KeepToTheirRulesWhateverIsAsked, ()) {
  std::vector<StudyStep> steps;
  const auto count = *rc::gen::inRange(1, 4);
  for (int i = 0; i < count; ++i) {
    const Day start = monday + *rc::gen::inRange(0, 20);
    steps.push_back(
        {std::to_string(i), start, start + *rc::gen::inRange(0, 40), *rc::gen::inRange(0, 3'000)});
  }
  SessionRules rules;
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
    const auto from = *rc::gen::inRange(0, 1'400);
    rules.hours.push_back({*rc::gen::inRange(1, 8), from, from + *rc::gen::inRange(0, 400)});
  }
  for (int i = *rc::gen::inRange(0, 10); i > 0; --i) {
    const LocalMinute from = monday * minutes_per_day + *rc::gen::inRange(0, 60 * 1'440);
    rules.busy.push_back({from, from + *rc::gen::inRange(0, 4'000)});
  }
  const auto found = sessions_of(steps, rules);
  LocalMinute before = 0;
  for (const auto& session : found.sessions) {
    const auto day = static_cast<Day>(session.time.from / minutes_per_day);
    RC_ASSERT(session.time.from >= before);
    RC_ASSERT(session.time.to - session.time.from <= session_minutes_max);
    RC_ASSERT(session.time.to > session.time.from);
    RC_ASSERT(day >= steps[session.step].start && day <= steps[session.step].finish);
    for (const auto& busy : rules.busy)
      RC_ASSERT(busy.from == busy.to || session.time.to <= busy.from ||
                session.time.from >= busy.to);
    before = session.time.to;
  }
}

}  // namespace
}  // namespace cairn::pathways
