// SPDX-License-Identifier: Apache-2.0
#include "render/charts/moments.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace cairn::render {
namespace {

constexpr int width = 520, left = 150, right = 14, top = 40, row = 30;
constexpr int labels_max = 7;

struct Span {
  std::int64_t first, last;
  double x(std::int64_t day) const {
    return left + (width - left - right) * static_cast<double>(day - first) /
                      static_cast<double>(last - first);
  }
};

// A month's room at either end.
Span span_of(const MomentsChart& chart) {
  constexpr std::int64_t room = 30;
  std::int64_t first = chart.today, last = chart.today;
  for (const auto& moment : chart.moments) first = std::min(first, moment.day);
  for (const auto day : chart.earned) first = std::min(first, day);
  return {first - room, last + room};
}

std::chrono::year_month_day date_of(std::int64_t day) {
  return std::chrono::sys_days(std::chrono::days(day));
}
std::int64_t day_of(std::chrono::year_month_day date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

// Months between two marks, so that their names fit.
int step_months(const Span& span) {
  const auto months = (span.last - span.first) / 30;
  for (const int step : {1, 3, 6, 12, 24, 60, 120})
    if (months / step <= labels_max) return step;
  return 240;
}

std::string months(const Span& span, int height) {
  const auto step = step_months(span);
  auto date = date_of(span.first);
  date = date.year() / std::chrono::January / 1;
  std::string svg;
  for (; day_of(date) <= span.last; date += std::chrono::months(step)) {
    if (day_of(date) < span.first) continue;
    const auto x = span.x(day_of(date));
    svg += fmt::format(R"(<path class="grid" d="M{0:.1f} {1} V{2}"/>)", x, top - 6, height - 6);
    if (x > width - 50) continue;
    const auto year = static_cast<int>(date.year());
    const auto name = step % 12 == 0
                          ? std::to_string(year)
                          : fmt::format("{}-{:02}", year, static_cast<unsigned>(date.month()));
    svg += chart_text(x + 2, 14, name, "minor");
  }
  return svg;
}

std::string credentials(const MomentsChart& chart, const Span& span, int height) {
  std::string svg;
  for (const auto day : chart.earned) {
    const auto x = span.x(day);
    svg +=
        fmt::format(R"(<path class="need-line" d="M{0:.1f} {1} V{2}"/>)", x, top - 12, height - 6);
    svg += fmt::format(R"(<path class="need" d="M{0:.1f} {1} l6 6 l-6 6 l-6 -6 Z"/>)", x, top - 18);
  }
  return svg;
}

}  // namespace

std::string moments_svg(const MomentsChart& chart, Embedding embedding, const Words& words) {
  if (chart.moments.empty() || chart.lanes.empty()) return "";
  const auto span = span_of(chart);
  const int height = top + row * static_cast<int>(chart.lanes.size()) + 10;
  const auto followed = std::count_if(chart.moments.begin(), chart.moments.end(),
                                      [](const Moment& it) { return it.followed; });
  const auto description =
      said(phrase("{} dots: what came, each on its day. {} of them, filled, are said to have "
                  "followed a credential. {} lines: credentials earned. That something came after "
                  "a credential does not say that it came of it.",
                  chart.moments.size(), followed, chart.earned.size()),
           words);
  auto svg =
      chart_begin({width, height, words(to_say("What came, and when")), description, embedding});
  svg += months(span, height);
  for (std::size_t lane = 0; lane < chart.lanes.size(); ++lane) {
    const auto y = top + row * static_cast<int>(lane) + row / 2;
    svg += chart_text(0, y + 5, chart.lanes[lane], "", 22);
    svg += fmt::format(R"(<path class="grid" d="M{} {} H{}"/>)", left, y, width - right);
  }
  svg += credentials(chart, span, height);
  for (const auto& moment : chart.moments) {
    const auto lane = static_cast<int>(std::min(moment.lane, chart.lanes.size() - 1));
    svg += fmt::format(R"(<circle class="{}" cx="{:.1f}" cy="{}" r="6"/>)",
                       moment.followed ? "have" : "line", span.x(moment.day),
                       top + row * lane + row / 2);
  }
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
