// SPDX-License-Identifier: Apache-2.0
#include "render/charts/columns.h"

#include <fmt/format.h>

#include <algorithm>

namespace cairn::render {
namespace {

std::int64_t largest_of(std::span<const Count> counts) {
  std::int64_t largest = 0;
  for (const auto& count : counts) largest = std::max(largest, count.value);
  return largest;
}

std::string told(std::span<const Count> counts, const Words& words) {
  std::int64_t sum = 0;
  for (const auto& count : counts) sum += count.value;
  const auto top = std::max_element(counts.begin(), counts.end(),
                                    [](auto& a, auto& b) { return a.value < b.value; });
  if (sum == 0) return std::string(words(to_say("Nothing was counted.")));
  return said(phrase("{} in all, most of them ({}) for {}. The table has every count.", sum,
                     top->value, top->label),
              words);
}

std::string y_axis(std::int64_t end, int left, int right, double top, double bottom) {
  std::string svg;
  for (const int half : {0, 1, 2}) {
    if (half == 1 && end % 2 != 0) continue;
    const double y = bottom - (bottom - top) * half / 2;
    svg += fmt::format(R"(<path class="grid" d="M{} {:.1f} H{}"/>)", left, y, right);
    svg += chart_text(left - 6, y + 4, std::to_string(end * half / 2), "minor end");
  }
  return svg;
}

}  // namespace

std::int64_t axis_end(std::int64_t largest) {
  std::int64_t power = 1;
  while (power < largest / 10) power *= 10;
  for (;; power *= 10)
    for (const int step : {1, 2, 5})
      if (power * step >= largest) return power * step;
}

std::string columns_svg(std::span<const Count> counts, std::string_view title, Embedding embedding,
                        const Words& words) {
  if (counts.empty()) return "";
  constexpr int width = 640, height = 220, left = 52, right = 12, top = 14, bottom = 190;
  constexpr double label_width = 62;
  const auto end = axis_end(largest_of(counts));
  const double step =
      static_cast<double>(width - left - right) / static_cast<double>(counts.size());
  const auto every = static_cast<std::size_t>(std::max(1.0, label_width / step + 0.999));
  const auto description = told(counts, words);
  auto svg = chart_begin({width, height, title, description, embedding});
  svg += y_axis(end, left, width - right, top, bottom);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double x = left + step * static_cast<double>(i);
    const double tall = static_cast<double>(bottom - top) *
                        static_cast<double>(std::max<std::int64_t>(counts[i].value, 0)) /
                        static_cast<double>(end);
    if (tall > 0)
      svg += fmt::format(
          R"(<rect class="have" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)",
          x + step * 0.12, bottom - tall, step * 0.76, tall);
    if (i % every == 0)
      svg += chart_text(x + step / 2, height - 8, counts[i].label, "minor middle", 12);
  }
  return svg + std::string(chart_end);
}

std::string spark_svg(std::span<const Count> counts, std::string_view title, Embedding embedding) {
  if (counts.empty()) return "";
  constexpr int width = 180, height = 36;
  const double step = width / static_cast<double>(counts.size());
  const auto largest = std::max<std::int64_t>(largest_of(counts), 1);
  auto svg = chart_begin({width, height, title, "", embedding});
  svg += fmt::format(R"(<path class="grid" d="M0 {0} H{1}"/>)", height - 0.5, width);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i].value <= 0) continue;
    const double tall =
        std::max(2.0, height * static_cast<double>(counts[i].value) / static_cast<double>(largest));
    svg +=
        fmt::format(R"(<rect class="have" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)",
                    step * static_cast<double>(i) + step * 0.12, height - tall, step * 0.76, tall);
  }
  return svg + std::string(chart_end);
}

std::string ranking_svg(std::span<const Count> counts, std::string_view title, Embedding embedding,
                        const Words& words) {
  if (counts.empty()) return "";
  constexpr int width = 520, row = 40, left = 8, length = 504, bar_height = 12;
  const int height = row * static_cast<int>(counts.size()) + 6;
  const auto largest = std::max<std::int64_t>(largest_of(counts), 1);
  const auto description = told(counts, words);
  auto svg = chart_begin({width, height, title, description, embedding});
  int y = 0;
  for (const auto& count : counts) {
    const double wide = static_cast<double>(length) *
                        static_cast<double>(std::max<std::int64_t>(count.value, 0)) /
                        static_cast<double>(largest);
    svg += chart_text(left, y + 16, count.label, "", 52);
    svg += chart_text(left + length, y + 16, std::to_string(count.value), "minor end");
    svg += fmt::format(R"(<rect class="base" x="{}" y="{}" width="{}" height="{}" rx="4"/>)", left,
                       y + 22, length, bar_height);
    if (wide > 0)
      svg += fmt::format(R"(<rect class="have" x="{}" y="{}" width="{:.1f}" height="{}" rx="4"/>)",
                         left, y + 22, wide, bar_height);
    y += row;
  }
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
