// SPDX-License-Identifier: Apache-2.0
// Key binding (RFC 9901 section 4.3): the holder signs, for one asker, what is shown.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/jwk.h"
#include "sd_jwt/process.h"

namespace cairn::sd_jwt {

struct Asker {
  std::string_view nonce;
  std::string_view audience;
};

// `shown` as with_disclosures gives it; the text is it with the KB-JWT behind. `issued_at`: seconds
// since 1970. Errors: those of crypto::sign_jws.
Result<std::string> bind(std::string_view shown, crypto::HashAlgorithm hash,
                         const crypto::PrivateKey& holder, const Asker& asker,
                         std::int64_t issued_at);

struct KeyBinding {
  std::string_view nonce;
  std::string_view audience;
  std::int64_t issued_at = 0;
};

// The key the issuer bound the payload to: `cnf` with a `jwk` (RFC 7800 section 3.2).
// Errors: not_found (none), unsupported (named in another way), those of crypto::parse_jwk.
Result<crypto::Jwk> holder_key(const json::Value& payload);

// Checks type, digest of what is shown and signature by the holder's key; whom it was meant for is
// for the caller to compare. Errors: invalid, and those of crypto::parse_jws and holder_key.
Result<KeyBinding> check_key_binding(const SdJwt& token, const json::Value& payload,
                                     std::span<const crypto::SignatureAlgorithm> allowed,
                                     Arena& arena, json::Parser& parser);

}  // namespace cairn::sd_jwt
