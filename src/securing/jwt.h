// SPDX-License-Identifier: Apache-2.0
// Credentials and presentations secured as JWT, in the three profiles met in practice: Open
// Badges 3.0 (section 8.2), VC-JOSE-COSE (vc-jose-cose#with-jose) and VCDM 1.1 (section 6.3.1).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/jws.h"
#include "crypto/key.h"
#include "json/value.h"

namespace cairn::securing {

enum class JwtProfile : std::uint8_t { open_badges_3, vc_jose_cose, vcdm_1_1 };
std::string_view name(JwtProfile profile);

// What claims and header say against the profile or the credential. Each is its own finding.
enum class JwtFault : std::uint8_t {
  typ_unexpected,      // typ is none of the profile's
  cty_unexpected,      // cty names something else than a credential or presentation
  vc_claim_forbidden,  // vc or vp beside a typ of VC-JOSE-COSE
  header_not_allowed,  // a header parameter Open Badges 3.0 excludes
  key_not_named,       // neither kid nor jwk
  jwk_private,         // the header gives away a private key
  iss_mismatch,
  sub_mismatch,
  jti_mismatch,
  nbf_mismatch,
  exp_mismatch,
  claim_missing,  // a claim the profile requires
  claim_type,     // a claim of the wrong JSON type
};
std::string_view name(JwtFault fault);  // kebab-case, stable

struct JwtFinding {
  JwtFault fault;
  std::string detail;
  std::string path;  // JSON pointer into the claims, or "header#/…"
};

// Views live in the arena it was read into.
struct SecuredJwt {
  crypto::Jws jws;
  JwtProfile profile;
  bool presentation = false;
  json::Value claims;
  json::Value
      credential;  // the credential or presentation as a JSON-LD document, without JWT claims
  std::string_view key_id;  // kid: often relative; "" where absent
  json::Value jwk;          // header jwk, or null
  std::vector<JwtFinding> findings;
  std::optional<std::int64_t> not_before, expires;  // seconds since 1970
};

// Whether `text` has the shape of a compact JWS: three base64url parts.
bool looks_like_jwt(std::string_view text);

// Errors: unreadable (not a JWS, payload no JSON object, no credential inside), not_permitted (alg
// none, an algorithm not in `allowed`, an unknown `crit`), too_large.
Result<SecuredJwt> read_jwt(std::string_view compact, Arena& arena,
                            std::span<const crypto::SignatureAlgorithm> allowed);

enum class JwtOutcome : std::uint8_t { valid, altered, key_mismatch };
JwtOutcome verify(const SecuredJwt& jwt, const crypto::PublicKey& key);

// The algorithms accepted when a caller has no wish of its own.
std::span<const crypto::SignatureAlgorithm> jwt_algorithms();

struct JwtOptions {
  JwtProfile profile = JwtProfile::open_badges_3;
  std::string_view key_id;           // kid
  std::string_view audience, nonce;  // presentations
  bool embed_key = false;            // header jwk: Open Badges 3.0 issuers without a DID
  bool rsa_pss = false;
};
// Errors: invalid (no issuer; the profile does not fit the document's version), unsupported (key).
Result<std::string> sign_jwt(const json::Value& document, const crypto::PrivateKey& key,
                             const JwtOptions& options, Arena& arena);

}  // namespace cairn::securing
