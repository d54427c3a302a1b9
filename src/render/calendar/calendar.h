// SPDX-License-Identifier: Apache-2.0
// The boundary of libcairn_calendar.so: plain C, so that it can be found by name. It keeps libical
// (10 MB and 2 ms to load) out of every start. One call at a time: libical keeps zones for all.
#pragma once
#include <cstddef>
#include <cstdint>

extern "C" {

struct cairn_calendar_event {
  const char* uid;
  const char* summary;
  const char* description;  // "" for none
  const char* url;          // "" for none
  std::int64_t from;        // minutes since 1970-01-01 on the clock of the zone
  std::int64_t to;
  std::int32_t alarm_minutes;  // before it begins; below 0: none
  std::int32_t whole_day;      // from and to are midnights; the day is not taken
};

struct cairn_calendar {
  const char* name;
  const char* zone;    // IANA, or "UTC"
  std::int64_t stamp;  // seconds since 1970, when it was made
  const cairn_calendar_event* events;
  std::size_t count;
};

enum cairn_calendar_code : int {
  cairn_calendar_fine = 0,
  cairn_calendar_no_zone = 1,
  cairn_calendar_unreadable = 2,
  cairn_calendar_too_large = 3,
};

// `text` is allocated with malloc.
using cairn_calendar_write_function = int(const cairn_calendar*, char** text, std::size_t* bytes);
cairn_calendar_write_function cairn_calendar_write;

struct cairn_calendar_span {
  std::int64_t from;  // minutes on the clock of the zone
  std::int64_t to;
};

// Time taken between `from` and `to` by the events of an iCalendar text, recurring ones included.
// `spans` is allocated with malloc. `skipped`: events that could not be used (no start, rules finer
// than a day).
using cairn_calendar_busy_function = int(const char* text, std::size_t bytes, const char* zone,
                                         std::int64_t from, std::int64_t to, std::size_t spans_max,
                                         cairn_calendar_span** spans, std::size_t* count,
                                         std::size_t* skipped);
cairn_calendar_busy_function cairn_calendar_busy;

}  // extern "C"
