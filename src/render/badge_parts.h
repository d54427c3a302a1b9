// SPDX-License-Identifier: Apache-2.0
// What badges are drawn from: outlines, symbols and borders, in the order of their enumerators.
#pragma once
#include <span>
#include <string_view>

#include "render/badge_image.h"

namespace cairn::render {

struct ShapeRow {
  BadgeShape shape;
  std::string_view name;
  double room;               // for words, in units
  std::string_view outline;  // SVG element without fill and end; 512 units wide
};
struct IconRow {
  BadgeIcon icon;
  std::string_view name;
  std::string_view drawing;  // SVG elements in a box of 100 by 100 units
};
struct BorderRow {
  BadgeBorder border;
  std::string_view name;
};

std::span<const ShapeRow> shape_rows();
std::span<const IconRow> icon_rows();
std::span<const BorderRow> border_rows();

}  // namespace cairn::render
