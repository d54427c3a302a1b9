// SPDX-License-Identifier: Apache-2.0
#include "securing/jwt.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "credential/format.h"
#include "json/build.h"
#include "json/parse.h"
#include "securing/jwt_claims.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "vc-jose-cose#verify";

constexpr std::array claim_names{"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "cnf"};

// The state of a token is told beside the credential (draft-ietf-oauth-status-list); other members
// of that name are the credential's.
bool is_claim(const json::Member& member) {
  if (member.key == "status") return member.value.contains("status_list");
  return std::find(claim_names.begin(), claim_names.end(), member.key) != claim_names.end();
}

// "application/vc+jwt" and "VC+JWT" are "vc+jwt" (RFC 7515 section 4.1.9).
std::string media_subtype(std::string_view type) {
  auto lower = to_lower_ascii(type);
  if (lower.starts_with("application/")) lower.erase(0, 12);
  return lower;
}

// The typ values of VC-JOSE-COSE, its drafts included.
bool is_jose_type(std::string_view typ, Selective selective) {
  const std::string_view end = selective == Selective::yes ? "+sd-jwt" : "+jwt";
  if (!typ.ends_with(end)) return false;
  typ.remove_suffix(end.size());
  return typ == "vc" || typ == "vp" || typ == "vc+ld" || typ == "vp+ld";
}

bool is_document(const json::Value& value) {
  return credential::has_type(value, "VerifiableCredential") ||
         credential::has_type(value, "VerifiablePresentation") ||
         credential::has_type(value, "EnvelopedVerifiableCredential") ||
         value.contains("credentialSubject");
}

json::Value without_claims(const json::Value& claims, Arena& arena) {
  auto kept = arena.array<json::Member>(claims.size());
  std::size_t count = 0;
  for (const auto& member : claims.members())
    if (!is_claim(member)) kept[count++] = member;
  return json::Value::object(kept.first(count));
}

// A document of VCDM with parts kept back, or the claims of an SD-JWT VC.
Status find_selective(SecuredJwt& jwt, const std::string& typ, Arena& arena) {
  const bool is_vcdm = jwt.claims.contains("@context");
  if (is_vcdm || (is_jose_type(typ, Selective::yes) && is_document(jwt.claims))) {
    jwt.profile = JwtProfile::vc_jose_cose;
    jwt.credential = without_claims(jwt.claims, arena);
    jwt.presentation = typ.starts_with("vp");
  } else if (jwt.claims.contains("vct") || typ == "dc+sd-jwt" || typ == "vc+sd-jwt") {
    jwt.profile = JwtProfile::sd_jwt_vc;
    jwt.credential = jwt.claims;
  } else {
    return fail(ErrorCode::unsupported, "sd-jwt-vc#type-claim", "an SD-JWT that is no credential");
  }
  return done;
}

Status find_document(SecuredJwt& jwt, const std::string& typ, Arena& arena) {
  const auto wrapped = jwt.claims.contains("vp") ? jwt.claims["vp"] : jwt.claims["vc"];
  if (is_jose_type(typ, Selective::no)) {
    jwt.profile = JwtProfile::vc_jose_cose;
    jwt.credential = without_claims(jwt.claims, arena);
    jwt.presentation = typ.starts_with("vp");
  } else if (wrapped.is_object()) {
    jwt.profile = JwtProfile::vcdm_1_1;
    jwt.credential = wrapped;
    jwt.presentation = jwt.claims.contains("vp");
  } else if (is_document(jwt.claims)) {
    jwt.profile = JwtProfile::open_badges_3;
    jwt.credential = without_claims(jwt.claims, arena);
    jwt.presentation = credential::has_type(jwt.claims, "VerifiablePresentation");
  } else {
    return fail(ErrorCode::unreadable, where, "the token holds no credential");
  }
  return done;
}

// What is wrong with a typ, or "".
std::string_view fault_of_type(const SecuredJwt& jwt, const std::string& typ, Selective selective) {
  switch (jwt.profile) {
    case JwtProfile::sd_jwt_vc:
      return typ == "dc+sd-jwt" || typ == "vc+sd-jwt" ? "" : "typ is not dc+sd-jwt";
    case JwtProfile::vc_jose_cose:
      return is_jose_type(typ, selective) ? "" : "typ is not vc+sd-jwt";
    default: return typ.empty() || typ == "jwt" ? "" : "typ is neither absent nor JWT";
  }
}

void check_header(SecuredJwt& jwt, const std::string& typ, Selective selective) {
  const auto& header = jwt.jws.header;
  const bool jose = jwt.profile == JwtProfile::vc_jose_cose;
  if (const auto fault = fault_of_type(jwt, typ, selective); !fault.empty())
    jwt.findings.push_back({JwtFault::typ_unexpected, std::string(fault), ""});
  if (header.contains("typ") && !header["typ"].is_string())
    jwt.findings.push_back({JwtFault::typ_unexpected, "typ is not a string", ""});
  if (jose && jwt.presentation != credential::has_type(jwt.credential, "VerifiablePresentation"))
    jwt.findings.push_back({JwtFault::typ_unexpected, "typ names another kind of content", ""});
  const auto cty = media_subtype(header.string_at("cty"));
  if (jose && header.contains("cty") && cty != (jwt.presentation ? "vp" : "vc") &&
      cty != (jwt.presentation ? "vp+ld+json" : "vc+ld+json"))
    jwt.findings.push_back({JwtFault::cty_unexpected, "cty names another kind of content", ""});
  if (jwt.key_id.empty() && jwt.jwk.is_null())
    jwt.findings.push_back({JwtFault::key_not_named, "the header names no key", ""});
  if (jwt.profile != JwtProfile::open_badges_3) return;
  for (const auto& member : header.members())
    if (member.key != "alg" && member.key != "typ" && member.key != "kid" && member.key != "jwk")
      jwt.findings.push_back({JwtFault::header_not_allowed,
                              "the header has " + std::string(member.key) + " beside alg, kid, jwk",
                              ""});
}

}  // namespace

std::string_view name(JwtProfile profile) {
  switch (profile) {
    case JwtProfile::open_badges_3: return "ob3-jwt";
    case JwtProfile::vc_jose_cose: return "vc-jose-cose";
    case JwtProfile::vcdm_1_1: return "vcdm-1.1-jwt";
    case JwtProfile::sd_jwt_vc: return "sd-jwt-vc";
  }
  return "";
}

std::string_view name(JwtFault fault) {
  switch (fault) {
    case JwtFault::typ_unexpected: return "typ-unexpected";
    case JwtFault::cty_unexpected: return "cty-unexpected";
    case JwtFault::vc_claim_forbidden: return "vc-claim-forbidden";
    case JwtFault::iss_mismatch: return "iss-mismatch";
    case JwtFault::sub_mismatch: return "sub-mismatch";
    case JwtFault::jti_mismatch: return "jti-mismatch";
    case JwtFault::nbf_mismatch: return "nbf-mismatch";
    case JwtFault::exp_mismatch: return "exp-mismatch";
    case JwtFault::claim_type: return "claim-type";
    case JwtFault::claim_missing: return "claim-missing";
    case JwtFault::claim_disclosed: return "claim-disclosed";
    case JwtFault::key_not_named: return "key-not-named";
    case JwtFault::header_not_allowed: return "header-not-allowed";
  }
  return "";
}

bool is_fatal(JwtFault fault) {
  switch (fault) {
    case JwtFault::typ_unexpected:
    case JwtFault::cty_unexpected:
    case JwtFault::vc_claim_forbidden:
    case JwtFault::iss_mismatch:
    case JwtFault::sub_mismatch:
    case JwtFault::jti_mismatch:
    case JwtFault::nbf_mismatch:
    case JwtFault::exp_mismatch:
    case JwtFault::claim_disclosed:
    case JwtFault::claim_type: return true;
    case JwtFault::claim_missing:
    case JwtFault::key_not_named:
    case JwtFault::header_not_allowed: return false;
  }
  return true;
}

bool SecuredJwt::has_audience(std::string_view audience) const {
  const auto aud = claims["aud"];
  const auto list = json::as_list(aud);
  return std::any_of(list.begin(), list.end(),
                     [&](const auto& item) { return item.as_string() == audience; });
}

bool looks_like_jwt(std::string_view text) {
  const auto first = text.find('.');
  const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos)
    return false;
  const auto header = text.substr(0, first);
  return header.size() > 1 && std::all_of(header.begin(), header.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

std::span<const crypto::SignatureAlgorithm> jwt_algorithms() {
  using enum crypto::SignatureAlgorithm;
  static constexpr std::array algorithms{
      ed25519,           ecdsa_p256_sha256,      ecdsa_p384_sha384,
      ecdsa_p521_sha512, ecdsa_secp256k1_sha256, rsa_pkcs1_sha256,
      rsa_pss_sha256};
  return algorithms;
}

Result<SecuredJwt> read_jwt(std::string_view compact, Arena& arena,
                            std::span<const crypto::SignatureAlgorithm> allowed,
                            json::Parser& parser) {
  SecuredJwt jwt;
  CAIRN_TRY(jwt.jws, crypto::parse_jws(compact, arena, allowed, parser));
  CAIRN_TRY(jwt.claims, parser.parse_in_place(jwt.jws.payload, arena));
  if (!jwt.claims.is_object())
    return fail(ErrorCode::unreadable, where, "the payload is not a JSON object");
  CAIRN_CHECK(settle(jwt, Selective::no, arena));
  return jwt;
}

Result<SecuredJwt> read_jwt(std::string_view compact, Arena& arena,
                            std::span<const crypto::SignatureAlgorithm> allowed) {
  json::Parser parser;
  return read_jwt(compact, arena, allowed, parser);
}

Status settle(SecuredJwt& jwt, Selective selective, Arena& arena) {
  jwt.key_id = jwt.jws.header.string_at("kid");
  jwt.jwk = jwt.jws.header["jwk"];
  const auto typ = media_subtype(jwt.jws.header.string_at("typ"));
  CAIRN_CHECK(selective == Selective::yes ? find_selective(jwt, typ, arena)
                                          : find_document(jwt, typ, arena));
  check_header(jwt, typ, selective);
  settle_claims(jwt, arena);
  return done;
}

JwtOutcome verify(const SecuredJwt& jwt, const crypto::PublicKey& key) {
  if (crypto::key_type_of(jwt.jws.algorithm) != key.type()) return JwtOutcome::key_mismatch;
  return crypto::verify_jws(jwt.jws, key) ? JwtOutcome::valid : JwtOutcome::altered;
}

}  // namespace cairn::securing
