// SPDX-License-Identifier: Apache-2.0
// Study sessions of a plan: within what a week leaves free, spread over it, at most 90 minutes
// each, never in time that is taken.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "pathways/plan.h"

namespace cairn::pathways {

// Minutes since midnight 1970-01-01, on the clock of the person's own place.
using Minute = std::int64_t;
inline constexpr Minute day_minutes = 24 * 60;
inline constexpr std::int32_t session_minutes_max = 90;

// A part of a day, in minutes after its midnight.
struct DayPart {
  std::int32_t from = 0;
  std::int32_t to = 0;
};

struct Span {
  Minute from = 0;
  Minute to = 0;
};

struct Availability {
  std::array<std::vector<DayPart>, 7> week;  // Monday first
  std::vector<Day> holidays;                 // nothing on these
  std::vector<Span> busy;                    // taken already
};
// Weekday evenings from 18:00 to 21:00 and Saturday morning.
Availability usual_week();

struct Session {
  std::size_t step = 0;  // position in Plan::steps
  Minute from = 0;
  Minute to = 0;
  std::int32_t number = 1;  // of the step's sessions
  std::int32_t of = 1;
};

struct Milestone {
  std::size_t step = 0;
  Day day = 0;
  std::string text;
};

// A step whose hours do not fit between its start and finish.
struct Shortfall {
  std::size_t step = 0;
  std::int64_t minutes = 0;  // that found no place
};

struct Sessions {
  std::vector<Session> sessions;  // by time
  std::vector<Milestone> milestones;
  std::vector<Shortfall> shortfalls;
};

Sessions sessions_of(const Problem& problem, const Plan& plan, const Availability& availability);

// How far a plan has come: minutes of the sessions marked done over all.
struct Progress {
  std::size_t step = 0;
  std::int64_t minutes_done = 0;
  std::int64_t minutes = 0;
};
// `done`: positions in Sessions::sessions.
std::vector<Progress> progress_of(const Plan& plan, const Sessions& sessions,
                                  const std::vector<std::size_t>& done);

}  // namespace cairn::pathways
