// SPDX-License-Identifier: Apache-2.0
// How old what was read about a credential's state is: said where it is not read just now, and
// warned of where its source was not asked, or not reached, for longer than a cache stays fresh.
#include <algorithm>

#include "base/limits.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

struct Unit {
  std::int64_t seconds;
  std::string_view name;
};

constexpr Unit units[] = {{24 * 3600, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};

}  // namespace

std::string ago(std::int64_t seconds) {
  for (const auto& unit : units) {
    const auto count = seconds / unit.seconds;
    if (count == 0) continue;
    return std::to_string(count) + " " + std::string(unit.name) + (count == 1 ? " ago" : "s ago");
  }
  return "just now";
}

std::string note_age(CredentialReport& report, std::int64_t age_seconds, const std::string& path) {
  report.status_age_s = std::max(report.status_age_s.value_or(0), age_seconds);
  if (age_seconds <= 0) return {};
  auto detail = "read " + ago(age_seconds);
  if (age_seconds > limits::cache_fresh_seconds_max)
    note(report.findings, Code::status_old, path, detail);
  return detail;
}

}  // namespace cairn::verify
