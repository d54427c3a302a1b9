// SPDX-License-Identifier: Apache-2.0
#include "crypto/hmac.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>

#include <algorithm>

namespace cairn::crypto {

Bytes hmac_sha256(ByteView key, std::string_view message) {
  const auto text = as_bytes(message);
  Bytes code(32);
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), text.data(), text.size(),
       code.data(), &size);
  return code;
}

HmacSha256::HmacSha256(ByteView key) {
  const auto short_key = hash(HashAlgorithm::sha256, key);
  const auto used = key.size() > block_bytes ? short_key.view() : key;
  std::ranges::copy(used, inner_.begin());
  outer_ = inner_;
  for (auto& byte : inner_) byte ^= 0x36;
  for (auto& byte : outer_) byte ^= 0x5C;
}

HmacSha256::~HmacSha256() {
  OPENSSL_cleanse(inner_.data(), inner_.size());
  OPENSSL_cleanse(outer_.data(), outer_.size());
}

Digest HmacSha256::code_of(std::string_view message) {
  hasher_.update(ByteView(inner_));
  hasher_.update(message);
  const auto inside = hasher_.finish();
  hasher_.update(ByteView(outer_));
  hasher_.update(inside.view());
  return hasher_.finish();
}

}  // namespace cairn::crypto
