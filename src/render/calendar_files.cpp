// SPDX-License-Identifier: Apache-2.0
#include "render/calendar_files.h"

#include <algorithm>
#include <mutex>

#include "app/ports/plugin.h"
#include "base/text.h"
#include "render/calendar/calendar.h"

namespace cairn::render {
namespace {

constexpr const char* where = "calendar";

template <class Function>
Function find(const char* name) {
  static void* const module = app::open_plugin("libcairn_calendar.so");
  return module == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(module, name));
}

Error no_module() {
  return fail(ErrorCode::unsupported, where,
              "The calendar module libcairn_calendar.so is missing; put it beside the cairn "
              "executable.");
}

Status status_of(int code) {
  switch (code) {
    case 0: return done;
    case cairn_calendar_no_zone:
      return fail(ErrorCode::invalid, where,
                  "This time zone is not known here. Choose one such as Europe/Berlin.",
                  "/time_zone");
    case cairn_calendar_too_large:
      return fail(ErrorCode::too_large, where,
                  "There is more in this calendar than can be planned around. Export only the "
                  "coming months.");
    default:
      return fail(ErrorCode::unreadable, where,
                  "This is no calendar file. Export your calendar as .ics and choose that file.");
  }
}

// The library's tables of zones are filled as they are used.
std::mutex& library_lock() {
  static std::mutex lock;
  return lock;
}

// Folded lines made whole (RFC 5545 section 3.1).
std::string unfolded(std::string_view text) {
  std::string whole;
  whole.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') continue;
    const bool folded =
        text[i] == '\n' && i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\t');
    if (folded)
      ++i;
    else
      whole += text[i];
  }
  return whole;
}

// A calendar holds events and these hold alarms. The library frees what is within by calling
// itself, so that depth is stack.
bool is_deep(std::string_view text) {
  constexpr int depth_max = 16;
  int depth = 0;
  for (const auto line : split(text, '\n')) {
    const auto start = to_lower_ascii(trim(line).substr(0, 5));
    if (start == "begin" && ++depth > depth_max) return true;
    if (start.starts_with("end")) --depth;
  }
  return false;
}

void join(std::vector<app::LocalSpan>& spans) {
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  std::vector<app::LocalSpan> joined;
  for (const auto& span : spans) {
    if (joined.empty() || span.from > joined.back().to)
      joined.push_back(span);
    else
      joined.back().to = std::max(joined.back().to, span.to);
  }
  spans = std::move(joined);
}

}  // namespace

Result<std::string> CalendarFiles::write(const app::CalendarFile& file) {
  static const auto call = find<cairn_calendar_write_function>("cairn_calendar_write");
  if (call == nullptr) return no_module();
  const std::lock_guard lock(library_lock());
  std::string out;
  CAIRN_CHECK(status_of(call(file, out)));
  return out;
}

Result<std::vector<app::LocalSpan>> CalendarFiles::busy_in(ByteView calendar,
                                                           std::string_view time_zone,
                                                           std::int64_t from, std::int64_t to) {
  static const auto call = find<cairn_calendar_busy_function>("cairn_calendar_busy");
  if (call == nullptr) return no_module();
  if (calendar.size() > calendar_bytes_max) return status_of(cairn_calendar_too_large).error();
  const auto text = as_text(calendar);
  if (!is_utf8(text) || text.find('\0') != text.npos || is_deep(unfolded(text)))
    return status_of(cairn_calendar_unreadable).error();
  const std::lock_guard lock(library_lock());
  std::vector<app::LocalSpan> spans;
  CAIRN_CHECK(status_of(call(text, std::string(time_zone), from, to, spans)));
  join(spans);
  return spans;
}

Result<std::int64_t> CalendarFiles::local_time(std::string_view time_zone, Instant moment) {
  if (time_zone == "UTC") return moment.seconds() / 60;
  static const auto call = find<cairn_calendar_local_function>("cairn_calendar_local");
  if (call == nullptr) return no_module();
  const std::lock_guard lock(library_lock());
  std::int64_t minutes = 0;
  CAIRN_CHECK(status_of(call(std::string(time_zone), moment.seconds(), minutes)));
  return minutes;
}

}  // namespace cairn::render
