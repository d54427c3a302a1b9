// SPDX-License-Identifier: Apache-2.0
// SHA-2 (FIPS 180-4) by OpenSSL. A Hasher is reused: finish() leaves it ready for the next message.
#pragma once
#include <array>
#include <memory>
#include <string_view>

#include "base/bytes.h"

namespace cairn::crypto {

enum class HashAlgorithm : std::uint8_t { sha256, sha384, sha512 };

struct Digest {
  std::array<std::uint8_t, 64> bytes{};
  std::size_t size = 0;
  ByteView view() const { return {bytes.data(), size}; }
  bool operator==(const Digest& other) const = default;
};

class Hasher {
 public:
  explicit Hasher(HashAlgorithm algorithm);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void update(ByteView bytes);
  void update(std::string_view text) { update(as_bytes(text)); }
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest hash(HashAlgorithm algorithm, ByteView message);
inline Digest sha256(std::string_view text) { return hash(HashAlgorithm::sha256, as_bytes(text)); }

}  // namespace cairn::crypto
