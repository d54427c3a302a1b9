// SPDX-License-Identifier: Apache-2.0
// Secures a credential or presentation as a compact JWT in one of the profiles of jwt.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "crypto/key.h"
#include "json/value.h"
#include "securing/jwt.h"

namespace cairn::securing {

enum class KeyHint : std::uint8_t { key_id, embedded_jwk };

struct JwtOptions {
  JwtProfile profile = JwtProfile::open_badges_3;
  std::string_view key_id;                              // kid
  KeyHint hint = KeyHint::key_id;                       // embedded_jwk: issuers without a DID
  std::optional<crypto::SignatureAlgorithm> algorithm;  // nullopt: the default of the key
  std::string_view audience;                            // aud and nonce of presentations
  std::string_view nonce;
  json::Value status = {};  // the claim of a Token Status List, in place of a member of that name
};

// Errors: invalid (no issuer or holder; for Open Badges 3.0 also no id or validFrom; a date that is
// none), and those of crypto::sign_jws.
Result<std::string> sign_jwt(const json::Value& document, const crypto::PrivateKey& key,
                             const JwtOptions& options, Arena& arena);

}  // namespace cairn::securing
