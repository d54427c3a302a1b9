// SPDX-License-Identifier: Apache-2.0
// What was handed in: text of one credential or more, taken out of images and data URLs.
#pragma once
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::verify {

// The texts of all credentials in `input`: mostly one; an image may carry several.
// Errors: unreadable (nothing in the image, a damaged image or data URL), too_large.
Result<std::vector<std::string>> texts_of(ByteView input);

}  // namespace cairn::verify
