// SPDX-License-Identifier: Apache-2.0
// The Calendars port by libical, which costs 15 ms to load and so lives in a module of its own,
// libcairn_calendar.so beside the executable, opened at first use.
#pragma once
#include "app/ports/calendar.h"

namespace cairn::render {

inline constexpr std::size_t calendar_bytes_max = 5 * 1024 * 1024;

class CalendarFiles final : public app::Calendars {
 public:
  Result<std::string> write(const app::CalendarFile& file) override;
  Result<std::vector<app::LocalSpan>> busy_in(ByteView calendar, std::string_view time_zone,
                                              std::int64_t from, std::int64_t to) override;
  Result<std::int64_t> local_time(std::string_view time_zone, Instant moment) override;
};

}  // namespace cairn::render
