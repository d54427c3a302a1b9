// SPDX-License-Identifier: Apache-2.0
// Study sessions of a plan: short, spread over the weeks of each step, in the hours somebody has,
// never in busy time or on holidays. Times are minutes of local time; who writes a calendar puts
// them into a time zone.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "pathways/amount.h"

namespace cairn::pathways {

inline constexpr std::int32_t session_minutes_max = 90;
inline constexpr std::int32_t session_minutes_min = 20;

// A moment of local time: minutes since 1970-01-01 00:00.
using LocalMinute = std::int64_t;
inline constexpr LocalMinute minutes_per_day = 24 * 60;

// Hours of a weekday that can be studied in.
struct WeeklyHours {
  std::int32_t weekday = 1;       // 1 Monday to 7 Sunday
  std::int32_t from = 0, to = 0;  // minutes since midnight
};

struct Span {
  LocalMinute from = 0, to = 0;
};

struct StudyStep {
  std::string id;
  Day start = 0, finish = 0;
  std::int64_t minutes = 0;  // of work still to do
};

struct SessionRules {
  std::vector<WeeklyHours> hours;  // empty: 18:00 to 20:00 on weekdays, 10:00 to 12:00 on Saturday
  std::vector<Day> holidays;
  std::vector<Span> busy;
  LocalMinute not_before = 0;  // nothing is planned for what is past
};

struct Session {
  std::size_t step = 0;  // position among the steps
  Span time;
};

// What of a step's work found no room before its last day.
struct Unplaced {
  std::size_t step = 0;
  std::int64_t minutes = 0;
};

struct Sessions {
  std::vector<Session> sessions;   // by time; none overlaps another
  std::vector<Unplaced> unplaced;  // what does not fit into the hours given
};

// Work is spread evenly: as much each week of a step as its minutes by its weeks, at most two
// sessions of a step a day.
Sessions sessions_of(const std::vector<StudyStep>& steps, const SessionRules& rules);

}  // namespace cairn::pathways
