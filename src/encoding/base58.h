// SPDX-License-Identifier: Apache-2.0
// base58btc (draft-msporny-base58-03, the Bitcoin alphabet). Quadratic in its input, so bounded by
// limits::base58_bytes_max both ways.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

// `bytes` no longer than limits::base58_bytes_max.
std::string to_base58(ByteView bytes);
// Errors: unreadable (a character outside the alphabet), too_large.
Result<Bytes> from_base58(std::string_view text);

}  // namespace cairn::encoding
