// SPDX-License-Identifier: Apache-2.0
#include "securing/sign_sd_jwt.h"

#include <algorithm>

#include "credential/format.h"
#include "crypto/jwk.h"
#include "json/build.h"
#include "json/pointer.h"
#include "sd_jwt/issue.h"
#include "securing/jwt_claims.h"
#include "securing/read_sd_jwt.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "sd-jwt-vc#registered-jwt-claims";

// What a verifier of any credential must know of it.
constexpr std::string_view vcdm_always_shown[] = {
    "@context",         "type",  "issuer",          "validFrom", "validUntil",
    "credentialStatus", "proof", "credentialSchema"};

bool vcdm_must_be_shown(std::string_view pointer) {
  const auto tokens = json::pointer_tokens(pointer);
  return must_be_shown(pointer) ||
         (tokens && !tokens->empty() &&
          std::ranges::find(vcdm_always_shown, tokens->front()) != std::end(vcdm_always_shown));
}

Status check_disclosable(std::span<const std::string> pointers,
                         bool (*must_show)(std::string_view pointer)) {
  for (const auto& pointer : pointers)
    if (must_show(pointer))
      return fail(ErrorCode::invalid, where, "everybody must see this, so it cannot be kept back",
                  pointer);
  return done;
}

json::Value with_holder(const json::Value& claims, const crypto::PublicKey* holder,
                        json::Builder builder) {
  if (holder == nullptr) return claims;
  return builder.with(claims, "cnf", builder.object({{"jwk", crypto::to_jwk(*holder, builder)}}));
}

Result<std::string> sign(const json::Value& claims, std::string_view typ, std::string_view cty,
                         const SigningKey& key, const SdJwtOptions& options, const Random& random,
                         Arena& arena) {
  const json::Builder builder(arena);
  const auto header = json::ObjectBuilder(builder)
                          .add_string("typ", typ)
                          .add_string_if("cty", cty)
                          .add_string("kid", key.verification_method)
                          .value();
  return sd_jwt::issue(with_holder(claims, options.holder, builder), header, *key.key,
                       crypto::default_algorithm(key.key->type()),
                       {.disclosable = options.disclosable, .decoys = options.decoys}, random,
                       arena);
}

Status check_claims(const json::Value& claims) {
  if (!claims.is_object()) return fail(ErrorCode::invalid, where, "claims are a JSON object");
  if (claims.string_at("vct").empty())
    return fail(ErrorCode::invalid, "sd-jwt-vc#type-claim", "the kind of credential is missing",
                "/vct");
  for (const auto* name : {"nbf", "exp", "iat"})
    if (const auto* date = claims.find(name); date != nullptr && !date->is_number())
      return fail(ErrorCode::invalid, "rfc7519#section-2", "it is not a number of seconds",
                  json::pointer_token(name));
  return done;
}

Result<json::Value> with_issuer(const json::Value& claims, const SigningKey& key, IssuerRule rule,
                                json::Builder builder) {
  const auto issuer = claims.string_at("iss");
  if (issuer == key.controller) return claims;
  const bool may_add =
      rule == IssuerRule::set || (rule == IssuerRule::complete && !claims.contains("iss"));
  if (may_add) return builder.with(claims, "iss", builder.string(key.controller));
  return fail(ErrorCode::not_permitted, where,
              "the issuer is not who the key belongs to, " + std::string(key.controller), "/iss");
}

}  // namespace

Result<std::string> sign_sd_jwt(const json::Value& document, const SigningKey& key,
                                const SdJwtOptions& options, const Random& random, Arena& arena) {
  const json::Builder builder(arena);
  const bool presentation = credential::has_type(document, "VerifiablePresentation");
  const auto who = issuer_or_holder(document, presentation);
  if (who.empty())
    return fail(ErrorCode::invalid, where, "there is no issuer or holder to name in iss",
                presentation ? "/holder" : "/issuer");
  // A holder who may keep the own name back is not named beside it.
  const bool is_named =
      std::ranges::find(options.disclosable, "/holder") == options.disclosable.end();
  const auto claims = is_named ? builder.with(document, "iss", builder.string(who)) : document;
  return sign(claims, presentation ? "vp+sd-jwt" : "vc+sd-jwt", presentation ? "vp" : "vc", key,
              options, random, arena);
}

Result<std::string> issue_sd_jwt(const json::Value& document, const SigningKey& key,
                                 const SdJwtOptions& disclosing, const IssueOptions& options,
                                 const Random& random, Workspace& workspace, Arena& arena) {
  CAIRN_CHECK(check_disclosable(disclosing.disclosable, vcdm_must_be_shown));
  CAIRN_TRY(const auto prepared, prepare(document, key, options, arena));
  CAIRN_CHECK(check_members(prepared, workspace));
  CAIRN_CHECK(check_defined(prepared, workspace));
  if (!options.status || options.status->form != StatusForm::token)
    return sign_sd_jwt(prepared, key, disclosing, random, arena);
  CAIRN_TRY(const auto claims, with_status_claim(prepared, options, json::Builder(arena)));
  return sign_sd_jwt(claims, key, disclosing, random, arena);
}

Result<std::string> issue_sd_jwt_vc(const json::Value& claims, const SigningKey& key,
                                    const SdJwtOptions& disclosing, const IssueOptions& options,
                                    std::int64_t issued_at, const Random& random, Arena& arena) {
  const json::Builder builder(arena);
  CAIRN_CHECK(check_claims(claims));
  CAIRN_CHECK(check_disclosable(disclosing.disclosable, must_be_shown));
  CAIRN_TRY(auto settled, with_issuer(claims, key, options.issuer, builder));
  if (!settled.contains("iat")) settled = builder.with(settled, "iat", builder.integer(issued_at));
  if (options.status && options.status->form == StatusForm::bitstring)
    return fail(ErrorCode::unsupported, where,
                "claims alone have no credentialStatus; a Token Status List tells their state");
  CAIRN_TRY(settled, with_status_claim(settled, options, builder));
  return sign(settled, "dc+sd-jwt", {}, key, disclosing, random, arena);
}

}  // namespace cairn::securing
