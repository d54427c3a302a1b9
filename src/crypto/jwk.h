// SPDX-License-Identifier: Apache-2.0
// JSON Web Keys (RFC 7517, 7518, 8037, 8812) for signatures, and their thumbprints (RFC 7638).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "crypto/key.h"
#include "json/build.h"

namespace cairn::crypto {

// A public JWK. Where it names an `alg`, the key may serve that algorithm only.
struct Jwk {
  PublicKey key;
  std::string id;  // kid, or ""
  std::optional<SignatureAlgorithm> algorithm;
  bool permits(SignatureAlgorithm other) const;
};

// Errors: invalid (a missing or wrong member, private members, a `use` or `key_ops` other than
// verifying signatures, an `alg` against the key), unsupported (kty, crv or alg).
Result<Jwk> parse_jwk(const json::Value& jwk);
Result<PublicKey> from_jwk(const json::Value& jwk);  // the key alone
// Whether any member stands there that only private and symmetric keys have.
bool has_private_members(const json::Value& jwk);
json::Value to_jwk(const PublicKey& key, json::Builder builder);

// Errors: as parse_jwk, and invalid where the two parts do not belong together.
Result<PrivateKey> from_private_jwk(const json::Value& jwk);

// SHA-256 over the required members, base64url (RFC 7638 section 3).
std::string jwk_thumbprint(const PublicKey& key);

// "EdDSA", "ES256", "ES384", "ES512", "ES256K", "RS256", "PS256"; RFC 9864's "Ed25519" is read as
// well.
std::string_view jose_name(SignatureAlgorithm algorithm);
std::optional<SignatureAlgorithm> algorithm_of_jose_name(std::string_view name);

}  // namespace cairn::crypto
