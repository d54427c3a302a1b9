// SPDX-License-Identifier: Apache-2.0
// The functions of libcairn_calendar.so, with C linkage so that they can be looked up by name. Both
// sides are built together, so that types of C++ may pass.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/calendar.h"

extern "C" {

enum { cairn_calendar_no_zone = 1, cairn_calendar_unreadable = 2, cairn_calendar_too_large = 3 };

// Each returns 0, or one of the above.
using cairn_calendar_write_function = int (*)(const cairn::app::CalendarFile& file,
                                              std::string& out);
int cairn_calendar_write(const cairn::app::CalendarFile& file, std::string& out);

// `spans`: in any order, overlapping.
using cairn_calendar_busy_function = int (*)(std::string_view text, const std::string& time_zone,
                                             std::int64_t from, std::int64_t to,
                                             std::vector<cairn::app::LocalSpan>& spans);
int cairn_calendar_busy(std::string_view text, const std::string& time_zone, std::int64_t from,
                        std::int64_t to, std::vector<cairn::app::LocalSpan>& spans);

using cairn_calendar_local_function = int (*)(const std::string& time_zone, std::int64_t seconds,
                                              std::int64_t& local_minutes);
int cairn_calendar_local(const std::string& time_zone, std::int64_t seconds,
                         std::int64_t& local_minutes);
}
