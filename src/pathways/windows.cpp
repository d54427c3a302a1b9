// SPDX-License-Identifier: Apache-2.0
#include "pathways/windows.h"

#include <algorithm>

namespace cairn::pathways {
namespace {

struct Span {
  std::int64_t first = 0, last = 0;
  std::int64_t room(std::int64_t lanes) const { return lanes * (last - first + 1); }
  bool holds(const Window& window) const { return window.first >= first && window.last <= last; }
};

}  // namespace

Window window_of(const Scheduler& scheduler, OfferId offer, Day ready,
                 std::optional<Day> deadline) {
  if (const auto* running = scheduler.running(offer)) {
    const auto first = scheduler.first_day();
    return {first, running->finish, std::max<std::int64_t>(0, running->finish - first + 1)};
  }
  const std::int64_t days = scheduler.days(offer);
  const std::int64_t end = deadline.value_or(day_max);
  const auto first = scheduler.start_from(offer, ready).value_or(day_max);
  return {first, scheduler.last_start(offer, end - days + 1) + days - 1, days};
}

std::optional<Row> crowded_row(const std::vector<Window>& windows, const std::vector<Node>& chosen,
                               std::int64_t lanes) {
  auto by_last = chosen;
  std::stable_sort(by_last.begin(), by_last.end(),
                   [&](Node a, Node b) { return windows[a].last < windows[b].last; });
  std::optional<Span> crowded;
  double most = 1;
  for (const auto from : chosen) {
    std::int64_t taken = 0;
    for (const auto node : by_last) {
      if (windows[node].first < windows[from].first) continue;
      taken += windows[node].days;
      const Span span{windows[from].first, windows[node].last};
      const auto room = std::max<std::int64_t>(span.room(lanes), 1);
      const double fullness = static_cast<double>(taken) / static_cast<double>(room);
      if (taken <= span.room(lanes) || fullness <= most) continue;
      most = fullness;
      crowded = span;
    }
  }
  if (!crowded) return std::nullopt;
  const auto room = static_cast<double>(std::max<std::int64_t>(crowded->room(lanes), 1));
  Row row;
  row.least = crowded->room(lanes) > 0 ? -1 : 0;
  for (Node node = 0; node < windows.size(); ++node)
    if (crowded->holds(windows[node]) && windows[node].days > 0)
      row.terms.push_back({node, -static_cast<double>(windows[node].days) / room});
  return row;
}

}  // namespace cairn::pathways
