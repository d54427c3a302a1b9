// SPDX-License-Identifier: Apache-2.0
// Time zones by IANA name, as libical knows them.
#pragma once
#include <libical/ical.h>

#include <string>

namespace cairn::render::calendar {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

// UTC for "UTC"; nullptr for an unknown name.
inline icaltimezone* zone_named(const std::string& name) {
  if (name == "UTC" || name == "Etc/UTC") return icaltimezone_get_utc_timezone();
  return icaltimezone_get_builtin_timezone(name.c_str());
}

inline bool is_utc(const icaltimezone* zone) { return zone == icaltimezone_get_utc_timezone(); }

// Local minutes of a zone at a moment.
inline std::int64_t local_minutes(icaltimezone* zone, std::int64_t seconds) {
  auto moment = icaltime_from_timet_with_zone(static_cast<time_t>(seconds), 0,
                                              icaltimezone_get_utc_timezone());
  int is_daylight = 0;
  const auto offset =
      is_utc(zone) ? 0 : icaltimezone_get_utc_offset_of_utc_time(zone, &moment, &is_daylight);
  return (seconds + offset - ((seconds + offset) % 60 + 60) % 60) / 60;
}

}  // namespace cairn::render::calendar
