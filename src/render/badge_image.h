// SPDX-License-Identifier: Apache-2.0
// Badge images, drawn from a few choices: one SVG text, from which every other picture is made.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::render {

enum class BadgeShape : std::uint8_t {
  hexagon,
  circle,
  shield,
  square,
  octagon,
  rosette,
  diamond,
  arch,
  ticket
};
enum class BadgeIcon : std::uint8_t {
  cairn,
  star,
  book,
  code,
  gear,
  heart,
  people,
  chart,
  leaf,
  cap,
  bulb,
  flask,
  globe,
  compass,
  trophy,
  bolt,
  pencil,
  speech,
  key,
  check,
  puzzle,
  cross,
  anchor,
  camera,
  tree,
  music,
  none
};
enum class BadgeBorder : std::uint8_t { line, double_line, dashes, dots, none };

struct BadgeDesign {
  BadgeShape shape = BadgeShape::hexagon;
  BadgeIcon icon = BadgeIcon::cairn;
  std::string colour = "#1f6f5c";  // "#rrggbb"
  std::string text;                // at most badge_text_code_points_max; wrapped to three lines
  std::string second_colour = {};  // what the first one turns into, from top to bottom; or ""
  BadgeBorder border = BadgeBorder::line;
};

inline constexpr std::size_t badge_text_code_points_max = 60;

// Names as forms and stored designs spell them, in the order of the enumerators.
std::optional<BadgeShape> badge_shape(std::string_view name);
std::optional<BadgeIcon> badge_icon(std::string_view name);
std::optional<BadgeBorder> badge_border(std::string_view name);
std::string_view name_of(BadgeShape shape);
std::string_view name_of(BadgeIcon icon);

// Errors: invalid, with the path of each member out of bounds ("/colour", "/text"), or
// "/second_colour" where nothing drawn on both colours could be told from them.
Status check(const BadgeDesign& design);

// A square SVG image of 512 units. Text and symbols are dark or light, whichever contrasts more.
// `title` becomes the picture's accessible name. Errors: those of check.
Result<std::string> badge_svg(const BadgeDesign& design, std::string_view title);

}  // namespace cairn::render
