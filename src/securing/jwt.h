// SPDX-License-Identifier: Apache-2.0
// Credentials and presentations secured as JWT, in the profiles met in practice: Open Badges 3.0
// (section 8.2), VC-JOSE-COSE (vc-jose-cose#with-jose), VCDM 1.1 (section 6.3.1) and, read by
// read_sd_jwt, SD-JWT VC.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/jws.h"
#include "crypto/key.h"
#include "json/value.h"

namespace cairn::securing {

enum class JwtProfile : std::uint8_t {
  open_badges_3,  // the credential is the payload, claims beside it; typ JWT or none
  vc_jose_cose,   // the credential is the payload; typ vc+jwt or vp+jwt, or …+sd-jwt
  vcdm_1_1,       // the credential is the claim vc (or vp)
  sd_jwt_vc,      // claims with a `vct` are the credential; typ dc+sd-jwt, once vc+sd-jwt
};
// "ob3-jwt", "vc-jose-cose", "vcdm-1.1-jwt", "sd-jwt-vc"
std::string_view name(JwtProfile profile);

// What claims and header say against the profile or the credential. Each is its own finding.
enum class JwtFault : std::uint8_t {
  typ_unexpected,      // typ is none of the profile's
  cty_unexpected,      // cty names neither credential nor presentation
  vc_claim_forbidden,  // vc or vp in a token of VC-JOSE-COSE
  iss_mismatch,
  sub_mismatch,
  jti_mismatch,
  nbf_mismatch,
  exp_mismatch,
  claim_type,          // a claim of the wrong JSON type
  claim_missing,       // a claim the profile asks for
  claim_disclosed,     // a claim that everybody must see is one that a holder may keep back
  key_not_named,       // neither kid nor jwk
  header_not_allowed,  // a header parameter Open Badges 3.0 excludes
};
std::string_view name(JwtFault fault);  // kebab-case, stable
// Whether a reader must refuse; the rest are departures that readers put up with.
bool is_fatal(JwtFault fault);

struct JwtFinding {
  JwtFault fault;
  std::string detail;  // one sentence
  std::string path;    // JSON pointer into the claims; "" for the header
};

// Views live in the arena it was read into.
struct SecuredJwt {
  crypto::Jws jws;
  JwtProfile profile = JwtProfile::open_badges_3;
  bool presentation = false;
  json::Value claims;
  json::Value
      credential;  // the credential or presentation as a document of its own, without claims
  std::string_view key_id;                 // kid, often relative; "" where absent
  json::Value jwk;                         // header jwk, or null
  std::optional<std::int64_t> not_before;  // nbf and exp, seconds since 1970
  std::optional<std::int64_t> expires;
  std::vector<JwtFinding> findings;

  bool has_audience(std::string_view audience) const;  // aud is or contains it
  std::string_view nonce() const { return claims.string_at("nonce"); }
};

// Whether `text` has the shape of a compact JWS: a header in base64url and two parts more.
bool looks_like_jwt(std::string_view text);

// The algorithms accepted when a caller has no wish of its own.
std::span<const crypto::SignatureAlgorithm> jwt_algorithms();

// Reads without checking the signature. A claim the credential itself lacks is written into
// `credential`, as VCDM 1.1 section 6.3.1 tells; one that contradicts it is a finding.
// Errors: those of crypto::parse_jws; unreadable (the payload is no JSON object, or there is no
// credential in it).
Result<SecuredJwt> read_jwt(std::string_view compact, Arena& arena,
                            std::span<const crypto::SignatureAlgorithm> allowed,
                            json::Parser& parser);
// For one token at a time, off the hot paths.
Result<SecuredJwt> read_jwt(std::string_view compact, Arena& arena,
                            std::span<const crypto::SignatureAlgorithm> allowed = jwt_algorithms());

enum class JwtOutcome : std::uint8_t { valid, altered, key_mismatch };
JwtOutcome verify(const SecuredJwt& jwt, const crypto::PublicKey& key);

}  // namespace cairn::securing
