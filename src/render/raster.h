// SPDX-License-Identifier: Apache-2.0
// SVG drawn as PNG. Drawing needs librsvg, Cairo and Pango, which cost more than 15 ms to load;
// they live in a module of their own, libcairn_draw.so beside the executable, opened at first use.
#pragma once
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

inline constexpr int raster_side_px_max = 4096;

// The PNG is `width_px` wide, its height follows the picture's proportions. Only our own SVG is
// drawn here, never one that somebody else supplied. Errors: unsupported (the drawing module is
// missing), invalid (not an SVG, a side out of bounds).
Result<Bytes> svg_to_png(std::string_view svg, int width_px);

}  // namespace cairn::render
