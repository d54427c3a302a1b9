// SPDX-License-Identifier: Apache-2.0
#include "render/charts/levels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cairn::render {
namespace {

constexpr int level_max = 5;
constexpr std::size_t axes_max = 12;

struct Point {
  double x, y;
};

constexpr int radar_size = 360;
constexpr double centre = radar_size / 2.0, radius = 140;

Point on_axis(std::size_t axis, std::size_t axes, double level) {
  const double angle = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes);
  const double distance = radius * level / level_max;
  return {centre + distance * std::sin(angle), centre - distance * std::cos(angle)};
}

template <class LevelOf>
std::string polygon(std::size_t axes, std::string_view classes, const LevelOf& level_of) {
  std::string points;
  for (std::size_t i = 0; i < axes; ++i) {
    const auto at = on_axis(i, axes, level_of(i));
    points += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", at.x, at.y);
  }
  return fmt::format(R"(<polygon class="{}" points="{}"/>)", classes, points);
}

std::string counts(std::span<const LevelPair> pairs, const Words& words) {
  const auto met = std::count_if(pairs.begin(), pairs.end(),
                                 [](const LevelPair& it) { return it.have >= it.need; });
  return said(
      phrase("{} of {} requirements are met. The table beside it says which.", met, pairs.size()),
      words);
}

}  // namespace

std::string radar_svg(std::span<const LevelPair> all, Embedding embedding, const Words& words) {
  const auto pairs = all.first(std::min(all.size(), axes_max));
  const auto axes = pairs.size();
  if (axes < 3) return "";
  const auto description = counts(pairs, words);
  const auto title = words(to_say("What you have within what is needed"));
  auto svg = chart_begin({radar_size, radar_size, title, description, embedding});
  for (int level = 1; level <= level_max; ++level)
    svg += polygon(axes, "grid", [&](std::size_t) { return static_cast<double>(level); });
  for (std::size_t i = 0; i < axes; ++i) {
    const auto end = on_axis(i, axes, level_max);
    svg +=
        fmt::format(R"(<path class="grid" d="M{0} {0} L{1:.1f} {2:.1f}"/>)", centre, end.x, end.y);
    const auto label = on_axis(i, axes, level_max + 0.6);
    svg += chart_text(label.x, label.y + 5, std::to_string(i + 1), "middle strong");
  }
  svg += polygon(axes, "need-line", [&](std::size_t i) { return pairs[i].need; });
  svg +=
      polygon(axes, "have-line", [&](std::size_t i) { return std::min(pairs[i].have, level_max); });
  return svg + std::string(chart_end);
}

std::string bars_svg(std::span<const LevelPair> pairs, Embedding embedding, const Words& words) {
  if (pairs.empty()) return "";
  constexpr int width = 520, row = 40, left = 8, length = 504, bar_height = 12;
  const int height = row * static_cast<int>(pairs.size()) + 6;
  const auto description = counts(pairs, words);
  const auto title = words(to_say("Level held and level needed"));
  auto svg = chart_begin({width, height, title, description, embedding});
  int y = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& pair = pairs[i];
    const auto x_of = [](int level) {
      return left + length * static_cast<double>(level) / level_max;
    };
    svg += chart_text(left, y + 16, fmt::format("{}. {}", i + 1, pair.label), "", 52);
    svg += chart_text(left + length, y + 16, said(phrase("{} of {}", pair.have, pair.need), words),
                      "minor end");
    svg += fmt::format(R"(<rect class="base" x="{}" y="{}" width="{}" height="{}" rx="4"/>)", left,
                       y + 22, length, bar_height);
    if (pair.have > 0)
      svg += fmt::format(R"(<rect class="have" x="{}" y="{}" width="{:.1f}" height="{}" rx="4"/>)",
                         left, y + 22, x_of(pair.have) - left, bar_height);
    svg += fmt::format(R"(<rect class="need" x="{:.1f}" y="{}" width="4" height="{}"/>)",
                       x_of(pair.need) - 4, y + 19, bar_height + 6);
    y += row;
  }
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
