// SPDX-License-Identifier: Apache-2.0
// Calendar files (iCalendar, RFC 5545): written for people's calendars, and read to plan around
// what stands in them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// Local times are minutes since 1970-01-01 00:00 of the calendar's time zone.
struct CalendarEvent {
  std::string uid;  // the same whenever the same thing is written again
  std::string summary, description, url;
  std::int64_t from = 0, to = 0;      // local minutes
  bool whole_day = false;             // from the day of `from` to the day of `to`, included
  std::optional<std::int32_t> alarm;  // minutes before it begins
};

struct CalendarFile {
  std::string name;       // X-WR-CALNAME
  std::string time_zone;  // IANA name, "UTC" too
  Instant stamp;          // DTSTAMP of every event
  std::vector<CalendarEvent> events;
};

struct LocalSpan {
  std::int64_t from = 0, to = 0;  // local minutes
};

class Calendars {
 public:
  virtual ~Calendars() = default;
  // Errors of each: unsupported (the calendar module is missing), invalid (an unknown time zone,
  // "/time_zone").
  // With a VTIMEZONE where the zone is not UTC; byte for byte the same for the same input.
  virtual Result<std::string> write(const CalendarFile& file) = 0;
  // Times that are not free within [from, to), local minutes of `time_zone`: events expanded from
  // their rules, transparent and cancelled ones left out; VFREEBUSY counts. Ascending, joined.
  // Errors: also unreadable (no calendar), too_large.
  virtual Result<std::vector<LocalSpan>> busy_in(ByteView calendar, std::string_view time_zone,
                                                 std::int64_t from, std::int64_t to) = 0;
  // Local minutes at a moment.
  virtual Result<std::int64_t> local_time(std::string_view time_zone, Instant moment) = 0;
};

}  // namespace cairn::app
