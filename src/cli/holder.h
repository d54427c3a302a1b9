// SPDX-License-Identifier: Apache-2.0
// Holders of SD-JWT: the key one is bound to, and showing it with parts kept back.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "crypto/key.h"
#include "sd_jwt/key_binding.h"

namespace cairn::cli {

// A public key as JWK, or the public part of a key file. Errors: io, unreadable, invalid.
Result<crypto::PublicKey> read_holder_key(const std::string& file);

struct Showing {
  std::string_view token;
  std::span<const std::string> reveal;  // JSON pointers
  sd_jwt::Asker asker;
  std::int64_t at;  // seconds since 1970
};

// Says what the other side will see, then gives the token with that alone, bound by `holder`.
// Errors: those of securing::read_sd_jwt and sd_jwt::choose; not_permitted (it was shown to
// somebody already, it is bound to no key, or to another).
Result<std::string> show_selective(const Showing& showing, const crypto::PrivateKey& holder,
                                   Console& console);

}  // namespace cairn::cli
