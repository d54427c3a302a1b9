// SPDX-License-Identifier: Apache-2.0
// Months of the calendar, in UTC.
#pragma once
#include <cstdint>

#include "base/instant.h"

namespace cairn::app {

// The same day and time that many months later, or earlier; the last day of a month that is too
// short for it.
Instant months_after(Instant instant, std::int64_t months);

}  // namespace cairn::app
