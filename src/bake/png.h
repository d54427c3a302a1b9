// SPDX-License-Identifier: Apache-2.0
// PNG chunks (W3C PNG, third edition) that carry a badge: iTXt, and tEXt of Open Badges 1.x.
#pragma once
#include "bake/bake.h"

namespace cairn::bake {

// The texts are UTF-8 without a zero byte.
bool is_png(ByteView image);
Result<Bytes> bake_png(ByteView image, std::string_view text, Edition edition);
// Stops behind limits::baked_badges_max badges with one more.
Result<std::vector<Baked>> unbake_png(ByteView image);

}  // namespace cairn::bake
