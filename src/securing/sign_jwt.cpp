// SPDX-License-Identifier: Apache-2.0
#include "securing/sign_jwt.h"

#include "base/instant.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "crypto/jwk.h"
#include "json/build.h"
#include "json/write.h"
#include "securing/jwt_claims.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "securing/sign_jwt";

json::Value header_of(const crypto::PrivateKey& key, const JwtOptions& options, bool presentation,
                      json::Builder builder) {
  json::ObjectBuilder header(builder);
  if (options.profile == JwtProfile::vc_jose_cose)
    header.add_string("typ", presentation ? "vp+jwt" : "vc+jwt")
        .add_string("cty", presentation ? "vp" : "vc");
  else
    header.add_string("typ", "JWT");
  if (options.hint == KeyHint::embedded_jwk)
    header.add("jwk", crypto::to_jwk(key.public_key(), builder));
  else
    header.add_string("kid", options.key_id);
  return header.value();
}

Status add_date(json::ObjectBuilder& claims, std::string_view claim, std::string_view date,
                json::Builder builder) {
  if (date.empty()) return done;
  CAIRN_TRY(const auto instant, parse_instant(date));
  claims.add(claim, builder.integer(instant.seconds()));
  return done;
}

// iss, jti, sub, nbf and exp as Open Badges 3.0 section 8.2.4.1 and VCDM 1.1 section 6.3.1 derive
// them from the credential.
Status add_claims(json::ObjectBuilder& claims, const json::Value& document, bool presentation,
                  json::Builder builder) {
  claims.add_string("iss", issuer_or_holder(document, presentation))
      .add_string_if("jti", document.string_at("id"));
  if (presentation) return done;
  claims.add_string_if("sub", subject_id(document));
  const auto validity = credential::validity_of(document);
  CAIRN_CHECK(add_date(claims, "nbf", validity.from, builder));
  return add_date(claims, "exp", validity.until, builder);
}

Status check_members(const json::Value& document, JwtProfile profile, bool presentation) {
  if (issuer_or_holder(document, presentation).empty())
    return fail(ErrorCode::invalid, where, "there is no issuer or holder to name in iss",
                presentation ? "/holder" : "/issuer");
  if (profile != JwtProfile::open_badges_3 || presentation) return done;
  if (document.string_at("id").empty())
    return fail(ErrorCode::invalid, "ob-3.0#jwt-proof", "an id is needed for jti", "/id");
  if (credential::validity_of(document).from.empty())
    return fail(ErrorCode::invalid, "ob-3.0#jwt-proof", "validFrom is needed for nbf",
                "/validFrom");
  return done;
}

}  // namespace

Result<std::string> sign_jwt(const json::Value& document, const crypto::PrivateKey& key,
                             const JwtOptions& options, Arena& arena) {
  const json::Builder builder(arena);
  const bool presentation = credential::has_type(document, "VerifiablePresentation");
  CAIRN_CHECK(check_members(document, options.profile, presentation));
  json::ObjectBuilder claims(builder);
  if (options.profile == JwtProfile::vcdm_1_1)
    claims.add(presentation ? "vp" : "vc", document);
  else
    for (const auto& member : document.members())
      if (member.key != "status" || options.status.is_null()) claims.add(member.key, member.value);
  if (!options.status.is_null()) claims.add("status", options.status);
  if (options.profile == JwtProfile::vc_jose_cose)
    claims.add_string("iss", issuer_or_holder(document, presentation));
  else
    CAIRN_CHECK(add_claims(claims, document, presentation, builder));
  claims.add_string_if("aud", options.audience).add_string_if("nonce", options.nonce);
  return crypto::sign_jws(header_of(key, options, presentation, builder),
                          json::write(claims.value()), key,
                          options.algorithm.value_or(crypto::default_algorithm(key.type())));
}

}  // namespace cairn::securing
