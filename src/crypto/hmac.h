// SPDX-License-Identifier: Apache-2.0
// HMAC-SHA-256 (RFC 2104).
#pragma once
#include <array>
#include <string_view>

#include "base/bytes.h"
#include "crypto/hash.h"

namespace cairn::crypto {

// By OpenSSL.
Bytes hmac_sha256(ByteView key, std::string_view message);

// One key for many short messages: each costs two hashes, where OpenSSL looks its methods up anew.
class HmacSha256 {
 public:
  explicit HmacSha256(ByteView key);
  ~HmacSha256();
  HmacSha256(const HmacSha256&) = delete;
  HmacSha256& operator=(const HmacSha256&) = delete;

  Digest code_of(std::string_view message);

 private:
  static constexpr std::size_t block_bytes = 64;
  Hasher hasher_{HashAlgorithm::sha256};
  std::array<std::uint8_t, block_bytes> inner_{};
  std::array<std::uint8_t, block_bytes> outer_{};
};

}  // namespace cairn::crypto
