// SPDX-License-Identifier: Apache-2.0
// Multibase (draft-multiformats-multibase-08; CID 1.0 section 2.4): one letter that names the base,
// then the text. Known: z base58btc, u base64url without padding, f and F hexadecimal.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

enum class Base : char { base58btc = 'z', base64url = 'u', hex = 'f' };

std::string to_multibase(Base base, ByteView bytes);

// Errors: unreadable (empty, a fault of the base), unsupported (an unknown letter), too_large.
Result<Bytes> from_multibase(std::string_view text);
// As above, and the text must be in exactly this base (a standard that fixes one). Errors: also
// unreadable for another base.
Result<Bytes> from_multibase(std::string_view text, Base required);

}  // namespace cairn::encoding
