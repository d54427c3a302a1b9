// SPDX-License-Identifier: Apache-2.0
// The pixels a PNG or JPEG announces, read from its bytes before anything is decoded.
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace cairn::render {

struct PictureSize {
  std::int64_t width = 0;
  std::int64_t height = 0;
};

// Errors: unreadable (neither PNG nor JPEG, or no size at its place).
Result<PictureSize> picture_size(ByteView picture);

}  // namespace cairn::render
