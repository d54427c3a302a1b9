// SPDX-License-Identifier: Apache-2.0
// Drawing: badge images made by the server, so that an achievement needs no artist.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::app {

struct BadgeDesign {
  std::string shape = "hexagon";   // a name the drawing knows
  std::string icon = "cairn";      // likewise
  std::string colour = "#1f6f5c";  // "#rrggbb"
  std::string text;                // drawn in the badge; may be empty
};

class Drawing {
 public:
  virtual ~Drawing() = default;
  // A whole SVG document without scripts or references; `title` is its accessible name.
  // Errors: invalid, with the path of each wrong member ("/shape", "/icon", "/colour", "/text").
  virtual Result<std::string> badge_svg(const BadgeDesign& design, std::string_view title) = 0;
  // The same as a PNG, 512 pixels wide. Errors: also unsupported (no drawing module installed).
  virtual Result<Bytes> badge_png(const BadgeDesign& design, std::string_view title) = 0;
};

}  // namespace cairn::app
