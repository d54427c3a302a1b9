// SPDX-License-Identifier: Apache-2.0
// Time zones by their IANA name.
#pragma once
#include <libical/ical.h>

#include <mutex>

namespace cairn::calendar {

// Held during every call: libical's table of zones is shared.
std::mutex& turn();

// nullptr where there is none of that name. "UTC" is one.
icaltimezone* zone_named(const char* name);

}  // namespace cairn::calendar
