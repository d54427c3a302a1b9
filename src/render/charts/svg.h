// SPDX-License-Identifier: Apache-2.0
// What all charts share: a frame with a name and a description for who cannot see it, and colours
// by class, from the page's stylesheet or, in a file of its own, from within.
#pragma once
#include <string>
#include <string_view>

#include "base/phrase.h"

namespace cairn::render {

enum class Embedding : std::uint8_t { page, file };

struct ChartFrame {
  int width = 0, height = 0;
  std::string_view title;
  std::string_view description;
  Embedding embedding = Embedding::page;
};

// Everything before the chart's own elements, and after.
std::string chart_begin(const ChartFrame& frame);
inline constexpr std::string_view chart_end = "</svg>";

// A text element; escaped, cut to `characters_max` with an ellipsis.
std::string chart_text(double x, double y, std::string_view text, std::string_view classes,
                       std::size_t characters_max = 60);

}  // namespace cairn::render
