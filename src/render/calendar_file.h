// SPDX-License-Identifier: Apache-2.0
// iCalendar files (RFC 5545) of plans, and the time somebody's own calendar takes. By libical in a
// module of its own, libcairn_calendar.so beside the executable, opened at first use.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "pathways/plan.h"
#include "pathways/sessions.h"

namespace cairn::render {

inline constexpr std::size_t calendar_bytes_max = 5 * 1024 * 1024;
inline constexpr std::size_t busy_spans_max = 100'000;

struct CalendarText {
  std::string name;          // of the calendar as shown
  std::string zone = "UTC";  // IANA name of the clock that sessions are on
  std::string plan_id;       // the same plan keeps the same UIDs: events move instead of doubling
  std::string host = "cairn.invalid";  // after the @ of UIDs
  Instant made;
  std::int32_t alarm_minutes = 15;  // before a session; below 0: none
};

// Sessions as events with an alarm, first and last days of steps as days that are not taken.
// Errors: invalid (no such zone), unsupported (the module is missing).
Result<std::string> plan_calendar(const pathways::Problem& problem, const pathways::Plan& plan,
                                  const pathways::Sessions& sessions, const CalendarText& about);

struct Busy {
  std::vector<pathways::Span> spans;  // on the clock of the zone
  std::size_t skipped = 0;            // events that could not be used
};

// Between two days. Recurring events are told out; a rule finer than a day is skipped.
// Errors: unreadable (no iCalendar text), too_large, invalid (no such zone), unsupported.
Result<Busy> busy_times(std::string_view text, const std::string& zone, pathways::Day from,
                        pathways::Day to);

}  // namespace cairn::render
