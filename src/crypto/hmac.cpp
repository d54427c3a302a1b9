// SPDX-License-Identifier: Apache-2.0
#include "crypto/hmac.h"

#include <openssl/hmac.h>

namespace cairn::crypto {

Bytes hmac_sha256(ByteView key, std::string_view message) {
  const auto text = as_bytes(message);
  Bytes code(32);
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), text.data(), text.size(),
       code.data(), &size);
  return code;
}

}  // namespace cairn::crypto
