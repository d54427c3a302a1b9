// SPDX-License-Identifier: Apache-2.0
#include "render/charts/ranges.h"

#include <fmt/format.h>

#include <algorithm>

namespace cairn::render {
namespace {

constexpr int width = 520, left = 8, right = 8, row = 44, bar_height = 14, top = 8;

// Where nothing is, and how far the most goes to either side of it.
struct Scale {
  double zero, unit;
  double x(std::int64_t amount) const { return zero + unit * static_cast<double>(amount); }
};

Scale scale_of(std::span<const GainRange> rows) {
  std::int64_t cost = 0, gain = 0;
  for (const auto& it : rows) {
    cost = std::max(cost, it.cost.value_or(0));
    gain = std::max(gain, it.high);
  }
  const auto unit = static_cast<double>(width - left - right) /
                    static_cast<double>(std::max<std::int64_t>(cost + gain, 1));
  return {left + unit * static_cast<double>(cost), unit};
}

std::string bar(std::string_view classes, double from, double to, int y) {
  if (to <= from) return "";
  return fmt::format(R"(<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="{}" rx="3"/>)",
                     classes, from, y, std::max(to - from, 2.0), bar_height);
}

}  // namespace

std::string ranges_svg(std::span<const GainRange> rows, std::string_view currency,
                       Embedding embedding, const Words& words) {
  const auto is_drawn = [](const GainRange& it) { return it.cost.value_or(0) > 0 || it.high > 0; };
  if (std::none_of(rows.begin(), rows.end(), is_drawn)) return "";
  const auto scale = scale_of(rows);
  const int height = top + row * static_cast<int>(rows.size()) + 4;
  const auto title = said(phrase("Spent, and gained since, in {}", currency), words);
  const auto description =
      said(phrase("{} bars. To the left: what it cost. To the right: raises since, solid by your "
                  "lowest judgement of what came of it, pale up to the highest.",
                  rows.size()),
           words);
  auto svg = chart_begin({width, height, title, description, embedding});
  int y = top;
  for (const auto& it : rows) {
    svg += chart_text(left, y + 14, it.label, "", 58);
    svg += bar("need", scale.x(-it.cost.value_or(0)), scale.zero, y + 21);
    svg += bar("have", scale.zero, scale.x(it.low), y + 21);
    svg += bar("have-line", scale.x(it.low), scale.x(it.high), y + 21);
    y += row;
  }
  svg += fmt::format(R"(<path class="grid" d="M{0:.1f} {1} V{2}"/>)", scale.zero, top + 16,
                     height - 4);
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
