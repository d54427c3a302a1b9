// SPDX-License-Identifier: Apache-2.0
#include "render/calendar/zones.h"

#include <string_view>

namespace cairn::calendar {

std::mutex& turn() {
  static std::mutex mutex;
  return mutex;
}

icaltimezone* zone_named(const char* name) {
  // libical's own messages would go to standard error, and its aborts end the program.
  icalerror_set_errors_are_fatal(false);
  if (std::string_view(name) == "UTC") return icaltimezone_get_utc_timezone();
  return icaltimezone_get_builtin_timezone(name);
}

}  // namespace cairn::calendar
