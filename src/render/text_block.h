// SPDX-License-Identifier: Apache-2.0
// Text in pictures, broken into lines by about how wide it is: what does not fit is made smaller,
// then cut with an ellipsis.
#pragma once
#include <string>
#include <string_view>

namespace cairn::render {

inline constexpr std::string_view serif_family = "Noto Serif, DejaVu Serif, Georgia, serif";
inline constexpr std::string_view sans_family = "Noto Sans, DejaVu Sans, sans-serif";

struct TextStyle {
  std::string_view family;
  std::string_view colour;
  int weight;
  double size_max;
  double size_min;
  std::size_t lines_max;
};

struct TextPlace {
  double left;
  double width;
  bool right_to_left = false;  // lines begin at its right edge
};

struct TextBlock {
  std::string elements;  // of SVG
  double height = 0;
};

// The text at the largest size at which it fits, its first line below `top`.
TextBlock text_block(std::string_view text, const TextStyle& style, const TextPlace& place,
                     double top);

// As much of a text as fits into so many times its font size, with an ellipsis where it is cut.
std::string cut_to(std::string_view text, double width);

}  // namespace cairn::render
