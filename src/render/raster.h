// SPDX-License-Identifier: Apache-2.0
// SVG drawn as PNG, and QR codes read from photos. Both need libraries (librsvg, Cairo and Pango,
// ZBar) that cost more than 15 ms to load; they live in a module of their own, libcairn_draw.so
// beside the executable, opened at first use.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

inline constexpr int raster_side_px_max = 4096;

// The PNG is `width_px` wide, its height follows the picture's proportions. Only our own SVG is
// drawn here, never one that somebody else supplied. Errors: unsupported (the drawing module is
// missing), invalid (not an SVG, a side out of bounds).
Result<Bytes> svg_to_png(std::string_view svg, int width_px);

inline constexpr int photo_side_px_max = 1600;  // larger ones are looked at smaller
inline constexpr unsigned photos_at_once_max = 2;

// The text of the first QR code in a PNG or JPEG. Errors: not_found (no code in it), unreadable
// (no such picture, or damaged), too_large (see photo_size.h), too_many (as many are being read as
// fit into memory), unsupported (the drawing module is missing).
Result<std::string> read_qr(ByteView photo);

}  // namespace cairn::render
