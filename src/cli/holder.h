// SPDX-License-Identifier: Apache-2.0
// Holders of SD-JWT: the key one is bound to, and showing it with parts kept back.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "crypto/key.h"
#include "sd_jwt/key_binding.h"
#include "securing/derive.h"

namespace cairn::cli {

// A public key as JWK, or the public part of a key file. Errors: io, unreadable, invalid.
Result<crypto::PublicKey> read_holder_key(const std::string& file);

struct Showing {
  std::string_view token;
  std::span<const std::string> reveal;  // JSON pointers
  sd_jwt::Asker asker;
  std::int64_t at;  // seconds since 1970
};

struct Bound {
  securing::Derived derived;  // what the other side sees; lives in the arena
  std::string token;          // that alone, bound by the holder
};

// Errors: those of securing::read_sd_jwt and securing::derive; not_permitted (it is bound to no
// key, or to another).
Result<Bound> show_selective(const Showing& showing, const crypto::PrivateKey& holder,
                             Arena& arena);

}  // namespace cairn::cli
