// SPDX-License-Identifier: Apache-2.0
// Lower-case hexadecimal (RFC 4648 section 8). Decoding takes either case.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

std::string to_hex(ByteView bytes);
// Errors: unreadable (odd length, a character that is no hex digit).
Result<Bytes> from_hex(std::string_view text);

}  // namespace cairn::encoding
