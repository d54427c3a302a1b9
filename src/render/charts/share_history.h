// SPDX-License-Identifier: Apache-2.0
// Shares month by month, each with the interval it lies in, and the line of their trend.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "render/charts/svg.h"

namespace cairn::render {

struct SharePoint {
  std::string label;
  bool known = false;                   // false: nothing was counted in it, and nothing is drawn
  double share = 0, low = 0, high = 0;  // 0 to 1
};

// `line`: the share at the first and at the last point. "" where there are no points.
std::string share_history_svg(std::span<const SharePoint> points,
                              std::optional<std::pair<double, double>> line, std::string_view title,
                              Embedding embedding, const Words& words = english_words);

// "12.4 %", "0.34 %": three digits of it.
std::string percent_text(double share);

}  // namespace cairn::render
