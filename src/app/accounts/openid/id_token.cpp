// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/openid/id_token.h"

#include <algorithm>

#include "crypto/jwk.h"
#include "crypto/jws.h"
#include "json/parse.h"

namespace cairn::app::openid {
namespace {

constexpr const char* where = "openid: ID token";
constexpr std::int64_t clock_seconds_max = 120;  // how far two clocks may be apart
constexpr std::int64_t age_seconds_max = 600;    // of a token that has come just now
constexpr std::size_t subject_bytes_max = 255;   // section 2
constexpr std::size_t keys_count_max = 50;

// Section 3.1.3.7 point 7 asks for what was registered; a symmetric key never is, "none" never.
constexpr crypto::SignatureAlgorithm allowed[] = {
    crypto::SignatureAlgorithm::rsa_pkcs1_sha256, crypto::SignatureAlgorithm::rsa_pss_sha256,
    crypto::SignatureAlgorithm::ecdsa_p256_sha256, crypto::SignatureAlgorithm::ecdsa_p384_sha384,
    crypto::SignatureAlgorithm::ed25519};

Error refused(std::string detail) {
  return fail(ErrorCode::not_permitted, where, std::move(detail));
}

// Keys for encryption and kinds unknown here may stand in the set; they are passed over.
Status check_signature(const crypto::Jws& jws, std::string_view keys, Arena& arena) {
  const auto set = json::parse(keys, arena);
  if (!set || !(*set)["keys"].is_array())
    return fail(ErrorCode::unreadable, where, "The provider's keys are no JSON Web Key Set.");
  const auto wanted = jws.header.string_at("kid");
  std::size_t tried = 0;
  for (const auto& item : (*set)["keys"].items()) {
    if (!wanted.empty() && item.string_at("kid") != wanted) continue;
    if (++tried > keys_count_max) break;
    const auto key = crypto::parse_jwk(item);
    if (key && key->permits(jws.algorithm) && crypto::verify_jws(jws, key->key)) return done;
  }
  return refused("The token is signed by none of the provider's keys.");
}

bool is_for(const json::Value& claims, std::string_view client) {
  const auto audience = claims["aud"];
  const auto list = json::as_list(audience);
  const bool named = std::any_of(list.begin(), list.end(),
                                 [&](const auto& item) { return item.as_string() == client; });
  const bool has_party = claims.contains("azp");
  if (list.size() > 1 && !has_party) return false;
  return named && (!has_party || claims.string_at("azp") == client);
}

// A NumericDate (RFC 7519 section 2) may have a fraction.
std::optional<std::int64_t> seconds_at(const json::Value& claims, std::string_view name) {
  const auto number = claims[name].as_double();
  if (!number || !(*number >= 0) || *number > 253'402'300'799.0) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

Status check_times(const json::Value& claims, Instant now) {
  const auto expires = seconds_at(claims, "exp");
  const auto issued = seconds_at(claims, "iat");
  if (!expires || !issued) return refused("The token does not say how long it is valid.");
  if (*expires + clock_seconds_max <= now.seconds() ||
      *issued + age_seconds_max + clock_seconds_max <= now.seconds())
    return refused("The token is too old. Sign in once more.");
  const auto begins = claims.contains("nbf") ? seconds_at(claims, "nbf") : issued;
  if (!begins || *begins > now.seconds() + clock_seconds_max ||
      *issued > now.seconds() + clock_seconds_max)
    return refused("The token is not valid yet: the clocks of the two servers differ.");
  return done;
}

Identity identity_of(const json::Value& claims) {
  Identity identity;
  identity.subject = claims.string_at("sub");
  identity.email = claims.string_at("email");
  // Some providers write the flag as text.
  identity.email_verified =
      claims["email_verified"].as_boolean() || claims.string_at("email_verified") == "true";
  return identity;
}

}  // namespace

Result<Identity> read_id_token(std::string_view token, std::string_view keys,
                               const Expected& expected) {
  Arena arena;
  CAIRN_TRY(const auto jws, crypto::parse_jws(token, arena, allowed));
  CAIRN_CHECK(check_signature(jws, keys, arena));
  const auto claims = json::parse(jws.payload, arena);
  if (!claims || !claims->is_object())
    return fail(ErrorCode::unreadable, where, "The token holds no JSON object.");
  if (claims->string_at("iss") != expected.issuer)
    return refused("The token was made by another provider.");
  if (!is_for(*claims, expected.client)) return refused("The token was made for another server.");
  CAIRN_CHECK(check_times(*claims, expected.now));
  if (expected.nonce.empty() || claims->string_at("nonce") != expected.nonce)
    return refused("The token belongs to another attempt to sign in.");
  auto identity = identity_of(*claims);
  if (identity.subject.empty() || identity.subject.size() > subject_bytes_max)
    return refused("The token does not say who signed in.");
  return identity;
}

Result<Identity> with_userinfo(Identity identity, std::string_view text) {
  Arena arena;
  const auto document = json::parse(text, arena);
  if (!document || !document->is_object())
    return fail(ErrorCode::unreadable, where, "What the provider tells is no JSON object.");
  auto told = identity_of(*document);
  if (told.subject != identity.subject) return refused("The provider speaks of somebody else.");
  return told;
}

}  // namespace cairn::app::openid
