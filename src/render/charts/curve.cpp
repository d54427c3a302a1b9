// SPDX-License-Identifier: Apache-2.0
#include "render/charts/curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cairn::render {

std::string value_curve_svg(std::span<const double> shares, Embedding embedding,
                            const Words& words) {
  if (shares.size() < 2) return "";
  constexpr int width = 520, height = 200, left = 44, right = 16, top = 14, bottom = 30;
  const auto steps = static_cast<double>(shares.size() - 1);
  const auto x_of = [&](std::size_t i) {
    return left + (width - left - right) * static_cast<double>(i) / steps;
  };
  const auto y_of = [](double share) {
    return top + (height - top - bottom) * (1 - std::clamp(share, 0.0, 1.0));
  };
  const auto description =
      said(phrase("From {} per cent before the first to {} per cent after the last.",
                  std::lround(100 * shares.front()), std::lround(100 * shares.back())),
           words);
  const auto title = words(to_say("Share of the requirements covered after each credential"));
  auto svg = chart_begin({width, height, title, description, embedding});
  for (const int percent : {0, 50, 100}) {
    const auto y = y_of(percent / 100.0);
    svg += fmt::format(R"(<path class="grid" d="M{} {:.1f} H{}"/>)", left, y, width - right);
    svg += chart_text(left - 6, y + 4, fmt::format("{} %", percent), "minor end");
  }
  std::string path;
  for (std::size_t i = 0; i < shares.size(); ++i)
    path += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : " L", x_of(i), y_of(shares[i]));
  svg += fmt::format(R"(<path class="line" stroke-width="2.5" d="{}"/>)", path);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    svg += fmt::format(R"(<circle class="have" cx="{:.1f}" cy="{:.1f}" r="4.5"/>)", x_of(i),
                       y_of(shares[i]));
    svg +=
        chart_text(x_of(i), height - 8,
                   i == 0 ? std::string(words(to_say("now"))) : std::to_string(i), "minor middle");
  }
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
