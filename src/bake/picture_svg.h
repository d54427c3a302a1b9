// SPDX-License-Identifier: Apache-2.0
// Whether an SVG image that a stranger brought is nothing but a drawing: what runs, refers outside,
// carries other pictures or multiplies what is drawn is refused, not taken out in silence.
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace cairn::bake {

// Errors: unreadable (no SVG), too_large, invalid (names the first element or attribute that is
// refused).
Status check_picture_svg(ByteView image);

}  // namespace cairn::bake
