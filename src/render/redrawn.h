// SPDX-License-Identifier: Apache-2.0
// A picture of somebody's own, drawn anew in a process of its own: nothing of the file is kept but
// what it looks like.
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

inline constexpr unsigned redrawn_at_once_max = 2;

// As PNG, scaled down so that no side is longer than that; an SVG has that length. What is handed
// in was checked: photo_size.h for photos, an SVG without scripts and references. Errors:
// unreadable (it cannot be drawn; the sentence is the caller's), too_many, unsupported (no module).
Result<Bytes> redrawn(ByteView picture, int side_px_max);

}  // namespace cairn::render
