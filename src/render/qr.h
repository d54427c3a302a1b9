// SPDX-License-Identifier: Apache-2.0
// QR codes (ISO/IEC 18004) as SVG, by qrcodegen.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::render {

// A square SVG, black on white with the quiet zone of four modules; `title` is its accessible name.
// Errors: too_large (more than about 2,300 bytes).
Result<std::string> qr_svg(std::string_view text, std::string_view title);

}  // namespace cairn::render
