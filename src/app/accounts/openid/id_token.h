// SPDX-License-Identifier: Apache-2.0
// ID tokens (OpenID Connect Core 1.0 section 3.1.3.7): who signed in at a provider, and whether
// that was said to us, now, and about this attempt.
#pragma once
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace cairn::app::openid {

struct Expected {
  std::string issuer;
  std::string client;
  std::string nonce;
  Instant now;
};

struct Identity {
  std::string subject;  // unique and lasting at that issuer
  std::string email;    // as the provider writes it; "" where it says none
  bool email_verified = false;
};

// `keys`: the provider's JSON Web Key Set. Errors: unreadable (token or set); not_permitted (a
// signature by none of the keys, an algorithm that is not allowed, another issuer, audience or
// nonce, too old, not yet valid).
Result<Identity> read_id_token(std::string_view token, std::string_view keys,
                               const Expected& expected);

// What the userinfo endpoint adds (section 5.3.2). Errors: unreadable; not_permitted (it speaks of
// somebody else).
Result<Identity> with_userinfo(Identity identity, std::string_view document);

}  // namespace cairn::app::openid
