// SPDX-License-Identifier: Apache-2.0
#include "render/charts/gantt.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace cairn::render {
namespace {

constexpr int width = 520, left = 8, right = 12, top = 34, row = 46, bar_height = 14;
constexpr std::array month_names{to_say("Jan"), to_say("Feb"), to_say("Mar"), to_say("Apr"),
                                 to_say("May"), to_say("Jun"), to_say("Jul"), to_say("Aug"),
                                 to_say("Sep"), to_say("Oct"), to_say("Nov"), to_say("Dec")};

std::chrono::year_month_day date_of(std::int32_t day) {
  return std::chrono::sys_days(std::chrono::days(day));
}
std::int32_t day_of(std::chrono::year_month_day date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

class Scale {
 public:
  Scale(std::int32_t first, std::int32_t last) : first_(first), days_(last - first + 1) {}
  double x(std::int32_t day) const {
    return left + (width - left - right) * static_cast<double>(day - first_) / days_;
  }

 private:
  std::int32_t first_, days_;
};

// A line at each month's first day; names where there is room for them.
std::string months(const Scale& scale, std::int32_t first, std::int32_t last, int height,
                   const Words& words) {
  std::string svg;
  double free_from = 0;
  auto date = date_of(first);
  date = date.year() / date.month() / 1;
  for (; day_of(date) <= last; date += std::chrono::months(1)) {
    const auto x = scale.x(std::max(day_of(date), first));
    if (day_of(date) >= first)
      svg += fmt::format(R"(<path class="grid" d="M{0:.1f} {1} V{2}"/>)", x, top - 8, height - 6);
    if (x < free_from || x > width - 40) continue;
    const auto month = static_cast<unsigned>(date.month());
    auto name = std::string(words(month_names[month - 1]));
    if (month == 1 || svg.find("<text") == svg.npos)
      name += " " + std::to_string(static_cast<int>(date.year()));
    svg += chart_text(x + 2, 14, name, "minor");
    free_from = x + 8.0 * static_cast<double>(name.size()) + 8;
  }
  return svg;
}

std::string bar_svg(const GanttBar& bar, const Scale& scale, int y) {
  const auto x = scale.x(bar.start);
  const auto bar_width = std::max(3.0, scale.x(bar.finish + 1) - x);
  auto svg = chart_text(left, y + 14, bar.label, "", 58);
  svg += fmt::format(R"(<rect class="base" x="{}" y="{}" width="{}" height="{}" rx="4"/>)", left,
                     y + 21, width - left - right, bar_height);
  svg += fmt::format(R"(<rect class="need" x="{:.1f}" y="{}" width="{:.1f}" height="{}" rx="4"/>)",
                     x, y + 21, bar_width, bar_height);
  if (bar.done > 0)
    svg +=
        fmt::format(R"(<rect class="have" x="{:.1f}" y="{}" width="{:.1f}" height="{}" rx="4"/>)",
                    x, y + 21, bar_width * std::min(bar.done, 1.0), bar_height);
  return svg;
}

}  // namespace

std::string gantt_svg(std::span<const GanttBar> bars, std::int32_t deadline, Embedding embedding,
                      const Words& words) {
  if (bars.empty()) return "";
  auto first = bars.front().start, last = bars.front().finish;
  for (const auto& bar : bars) {
    first = std::min(first, bar.start);
    last = std::max(last, bar.finish);
  }
  if (deadline > 0) last = std::max(last, deadline);
  const int height = top + row * static_cast<int>(bars.size()) + 4;
  const Scale scale(first, last);
  const auto steps =
      bars.size() == 1
          ? phrase("1 step, from its first to its last day.")
          : phrase("{} steps, one below the other, each from its first to its last day.",
                   bars.size());
  const auto description = said(steps, words);
  auto svg = chart_begin(
      {width, height, words(to_say("The plan on the calendar")), description, embedding});
  svg += months(scale, first, last, height, words);
  int y = top;
  for (const auto& bar : bars) {
    svg += bar_svg(bar, scale, y);
    y += row;
  }
  if (deadline > 0)
    svg += fmt::format(R"(<path class="need-line" d="M{0:.1f} {1} V{2}"/>)", scale.x(deadline + 1),
                       top - 8, height - 4);
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
