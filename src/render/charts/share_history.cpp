// SPDX-License-Identifier: Apache-2.0
#include "render/charts/share_history.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cairn::render {
namespace {

constexpr int width = 640, height = 240, left = 58, right = 12, top = 14, bottom = 206;

// The least of 1, 2 and 5 times a power of ten that is not below, and all of it at most.
double share_end(double largest) {
  double power = 0.0001;
  for (;; power *= 10)
    for (const double step : {1.0, 2.0, 5.0})
      if (power * step >= std::min(largest, 1.0) * 0.999'999) return std::min(power * step, 1.0);
}

double y_of(double share, double end) {
  return bottom - (bottom - top) * std::clamp(share / end, 0.0, 1.0);
}

std::string axis(double end) {
  std::string svg;
  for (const int half : {0, 1, 2}) {
    const auto y = y_of(end * half / 2, end);
    svg += fmt::format(R"(<path class="grid" d="M{} {:.1f} H{}"/>)", left, y, width - right);
    svg += chart_text(left - 6, y + 4, percent_text(end * half / 2), "minor end");
  }
  return svg;
}

// An upright line from one end of the interval to the other, with its ends marked.
std::string interval(double x, const SharePoint& point, double end) {
  constexpr double half = 4;
  const auto high = y_of(point.high, end), low = y_of(point.low, end);
  return fmt::format(
      R"(<path class="line" stroke-width="1.5" d="M{0:.1f} {1:.1f} H{2:.1f} M{3:.1f} {1:.1f} )"
      R"(V{4:.1f} M{0:.1f} {4:.1f} H{2:.1f}"/>)"
      R"(<circle class="have" cx="{3:.1f}" cy="{5:.1f}" r="4"/>)",
      x - half, high, x + half, x, low, y_of(point.share, end));
}

std::string told(std::span<const SharePoint> points, const Words& words) {
  const SharePoint *first = nullptr, *last = nullptr;
  for (const auto& point : points) {
    if (!point.known) continue;
    if (first == nullptr) first = &point;
    last = &point;
  }
  if (first == nullptr) return std::string(words(to_say("Nothing was counted.")));
  return said(
      phrase("{} in {}, {} in {}. The table has every month with its interval.",
             percent_text(first->share), first->label, percent_text(last->share), last->label),
      words);
}

}  // namespace

std::string percent_text(double share) {
  const auto percent = 100 * share;
  const auto size = std::abs(percent);
  const int decimals = size >= 99.95 || size == 0 ? 0 : size >= 0.995 ? 1 : 2;
  return fmt::format("{:.{}f} %", percent, decimals);
}

std::string share_history_svg(std::span<const SharePoint> points,
                              std::optional<std::pair<double, double>> line, std::string_view title,
                              Embedding embedding, const Words& words) {
  if (points.empty()) return "";
  double largest = 0.001;
  for (const auto& point : points)
    if (point.known) largest = std::max(largest, point.high);
  const auto end = share_end(largest);
  const double step =
      static_cast<double>(width - left - right) / static_cast<double>(points.size());
  const auto x_of = [&](std::size_t i) { return left + step * (static_cast<double>(i) + 0.5); };
  constexpr double label_width = 62;
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(label_width / step)));
  const auto description = told(points, words);
  auto svg = chart_begin({width, height, title, description, embedding});
  svg += axis(end);
  if (line)
    svg += fmt::format(R"(<path class="line" stroke-width="1.5" stroke-dasharray="6 5" )"
                       R"(d="M{:.1f} {:.1f} L{:.1f} {:.1f}"/>)",
                       x_of(0), y_of(line->first, end), x_of(points.size() - 1),
                       y_of(line->second, end));
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].known) svg += interval(x_of(i), points[i], end);
    if (i % every == 0) svg += chart_text(x_of(i), height - 8, points[i].label, "minor middle", 12);
  }
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
