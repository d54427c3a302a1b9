// SPDX-License-Identifier: Apache-2.0
// How much work a picture announces, read from its bytes before anything is decoded: a small file
// may unpack to gigabytes.
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

inline constexpr std::int64_t photo_pixels_max = 40'000'000;
inline constexpr unsigned photo_scans_max = 64;  // of a JPEG: each is decoded over all its pixels

// Errors: unreadable (neither PNG nor JPEG, or no header at its place), too_large. The size of a
// JPEG is left to its decoder, which gives up at once where told to.
Status check_photo_size(ByteView photo);

}  // namespace cairn::render
