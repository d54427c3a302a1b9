// SPDX-License-Identifier: Apache-2.0
// Pictures that somebody brought for a badge: whatever they are, drawn anew, so that nothing of
// theirs but its pixels is ever given out.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

// A square PNG, badge_picture_px wide, the picture whole in its middle. Errors: invalid (neither
// PNG, JPEG nor SVG; an SVG that holds what runs, refers outside or multiplies), too_large (bytes
// or pixels), unreadable (damaged), unsupported (the drawing module is missing).
Result<Bytes> badge_picture(ByteView file);
inline constexpr int badge_picture_px = 512;

// The PNG within an SVG document of its own; `title` is its accessible name.
std::string picture_svg(ByteView png, std::string_view title);

}  // namespace cairn::render
