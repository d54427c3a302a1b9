// SPDX-License-Identifier: Apache-2.0
// Showing an SD-JWT to one asker: parts kept back, the rest bound by its holder's key (RFC 9901
// section 7.2, steps 4 and 5).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "crypto/key.h"
#include "sd_jwt/key_binding.h"
#include "securing/derive.h"

namespace cairn::securing {

struct Showing {
  std::string_view token;
  std::span<const std::string> reveal;  // JSON pointers
  sd_jwt::Asker asker;
  std::int64_t at;  // seconds since 1970
};

struct Bound {
  Derived derived;    // what the other side sees; lives in the arena
  std::string token;  // that alone, bound by the holder
};

// Errors: those of read_sd_jwt and derive; not_permitted (it is bound to no key, or to another).
Result<Bound> show_bound(const Showing& showing, const crypto::PrivateKey& holder, Arena& arena);

}  // namespace cairn::securing
