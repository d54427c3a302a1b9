// SPDX-License-Identifier: Apache-2.0
// A logo of somebody's own, drawn anew as PNG: what is given out are our bytes, in which nothing
// can hide. It is decoded and drawn in a process of its own.
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

inline constexpr int logo_side_px_max = 512;  // larger ones become smaller

// From PNG, JPEG or SVG, told by content. Of an SVG only what draws is looked at; it names nothing
// outside. Errors: unsupported (another kind, or no drawing module), unreadable (damaged),
// too_large (more than photo_size.h allows, or svg_bytes_max), too_many (at once).
Result<Bytes> logo_png(ByteView picture);

}  // namespace cairn::render
