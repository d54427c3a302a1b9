// SPDX-License-Identifier: Apache-2.0
#include "sd_jwt/key_binding.h"

#include <cmath>

#include "crypto/jwk.h"
#include "encoding/base64.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::sd_jwt {
namespace {

constexpr const char* where = "rfc9901#section-7.3";
constexpr std::string_view media_type = "kb+jwt";

std::string digest_of(std::string_view shown, crypto::HashAlgorithm hash) {
  return encoding::to_base64url(crypto::hash(hash, as_bytes(shown)).view());
}

Error broken(const char* detail) { return fail(ErrorCode::invalid, where, detail); }

// Section 4.3: iat, aud, nonce and sd_hash, all of them.
Result<KeyBinding> read_claims(const json::Value& claims) {
  const auto iat = claims["iat"].as_double();
  if (!iat || std::abs(*iat) > 1e15 || !claims["aud"].is_string() || !claims["nonce"].is_string() ||
      !claims["sd_hash"].is_string())
    return broken("the holder's signature lacks a claim it must have");
  return KeyBinding{claims.string_at("nonce"), claims.string_at("aud"),
                    static_cast<std::int64_t>(std::floor(*iat))};
}

}  // namespace

Result<std::string> bind(std::string_view shown, crypto::HashAlgorithm hash,
                         const crypto::PrivateKey& holder, const Asker& asker,
                         std::int64_t issued_at) {
  Arena arena(2048);
  const json::Builder builder(arena);
  const auto header = builder.object({{"typ", builder.string(media_type)}});
  const auto claims = json::ObjectBuilder(builder)
                          .add("iat", builder.integer(issued_at))
                          .add_string("aud", asker.audience)
                          .add_string("nonce", asker.nonce)
                          .add_string("sd_hash", digest_of(shown, hash))
                          .value();
  CAIRN_TRY(const auto token, crypto::sign_jws(header, json::write(claims), holder,
                                               crypto::default_algorithm(holder.type())));
  return std::string(shown).append(token);
}

Result<crypto::Jwk> holder_key(const json::Value& payload) {
  const auto* confirmation = payload.find("cnf");
  if (confirmation == nullptr)
    return fail(ErrorCode::not_found, where, "the issuer bound it to nobody's key");
  const auto* jwk = confirmation->find("jwk");
  if (jwk == nullptr)
    return fail(ErrorCode::unsupported, where, "the holder's key is named in a way not known here",
                "/cnf");
  return crypto::parse_jwk(*jwk);
}

Result<KeyBinding> check_key_binding(const SdJwt& token, const json::Value& payload,
                                     std::span<const crypto::SignatureAlgorithm> allowed,
                                     Arena& arena, json::Parser& parser) {
  CAIRN_TRY(const auto jws, crypto::parse_jws(token.key_binding, arena, allowed, parser));
  if (jws.header.string_at("typ") != media_type)
    return broken("the holder's signature says that it is for something else");
  CAIRN_TRY(const auto claims, parser.parse_in_place(jws.payload, arena));
  CAIRN_TRY(const auto binding, read_claims(claims));
  if (claims.string_at("sd_hash") != digest_of(token.shown, token.hash))
    return broken("the holder signed for showing something else");
  CAIRN_TRY(const auto key, holder_key(payload));
  if (!key.permits(jws.algorithm)) return broken("the holder's key serves another algorithm");
  if (!crypto::verify_jws(jws, key.key)) return broken("the holder's signature does not hold");
  return binding;
}

}  // namespace cairn::sd_jwt
