// SPDX-License-Identifier: Apache-2.0
// SVG that carries a badge in an element of the Open Badges namespace.
#pragma once
#include "bake/bake.h"

namespace cairn::bake {

// Whether the bytes begin like an XML or SVG document.
bool is_svg(ByteView image);
// What draws of an SVG image, and nothing else. Errors: unreadable, too_large.
Result<Bytes> sanitised_svg(ByteView image);
// `text` is UTF-8 without a zero byte.
Result<Bytes> bake_svg(ByteView image, std::string_view text, Edition edition);
// Stops behind limits::baked_badges_max badges with one more.
Result<std::vector<Baked>> unbake_svg(ByteView image);

}  // namespace cairn::bake
