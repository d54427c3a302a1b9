// SPDX-License-Identifier: Apache-2.0
// HMAC-SHA-256 (RFC 2104), by OpenSSL.
#pragma once
#include <string_view>

#include "base/bytes.h"

namespace cairn::crypto {

Bytes hmac_sha256(ByteView key, std::string_view message);

}  // namespace cairn::crypto
