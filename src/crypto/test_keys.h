// SPDX-License-Identifier: Apache-2.0
// For tests: bytes that repeat from one run to the next.
#pragma once

#include "base/random.h"

namespace cairn::crypto {

inline Random repeatable_random(std::uint64_t seed) {
  return [state = seed * 2 + 1](std::span<std::uint8_t> bytes) mutable {
    for (auto& byte : bytes) {  // Knuth's MMIX constants
      state = state * 6364136223846793005U + 1442695040888963407U;
      byte = static_cast<std::uint8_t>(state >> 56);
    }
  };
}

// One key a type, made at first use: RSA takes its time.
inline const PrivateKey& test_key(KeyType type) {
  static const auto make = [](KeyType kind) {
    return *PrivateKey::generate(kind, repeatable_random(7));
  };
  static const auto ed25519 = make(KeyType::ed25519);
  static const auto p256 = make(KeyType::p256);
  static const auto p384 = make(KeyType::p384);
  static const auto p521 = make(KeyType::p521);
  static const auto rsa = make(KeyType::rsa);
  switch (type) {
    case KeyType::p256: return p256;
    case KeyType::p384: return p384;
    case KeyType::p521: return p521;
    case KeyType::rsa: return rsa;
    default: return ed25519;
  }
}

}  // namespace cairn::crypto
