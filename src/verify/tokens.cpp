// SPDX-License-Identifier: Apache-2.0
// Tokens: which key signed, whether it may, and whether claims and credential agree (Open Badges
// 3.0 section 8.2, vc-jose-cose#with-jose, VCDM 1.1 section 6.3.1). Keys are found through the
// issuer's own document only; `jku` and `x5u` are never followed.
#include "crypto/jwk.h"
#include "did/did.h"
#include "verify/encoding_fault.h"
#include "verify/explain.h"
#include "verify/signatures.h"

namespace cairn::verify {
namespace {

using securing::JwtFault;

Code code_of(JwtFault fault) {
  switch (fault) {
    case JwtFault::typ_unexpected:
    case JwtFault::cty_unexpected: return Code::token_type_unexpected;
    case JwtFault::header_not_allowed: return Code::structure_advice;
    case JwtFault::vc_claim_forbidden:
    case JwtFault::iss_mismatch:
    case JwtFault::sub_mismatch:
    case JwtFault::jti_mismatch:
    case JwtFault::nbf_mismatch:
    case JwtFault::exp_mismatch: return Code::token_claims_differ;
    case JwtFault::claim_disclosed: return Code::disclosure_forbidden;
    case JwtFault::key_not_named: return Code::key_method_unknown;
    case JwtFault::claim_missing: return Code::property_missing;
    case JwtFault::claim_type: return Code::property_invalid;
  }
  return Code::token_claims_differ;
}

// A `kid` may be a whole URL, or a name inside the controller's document, colons and all.
std::string method_of(const securing::SecuredJwt& token, std::string_view controller) {
  const auto kid = token.key_id;
  const bool is_url =
      did::is_did(kid) || kid.starts_with("urn:") || kid.find("://") != std::string_view::npos;
  if (is_url) return std::string(kid);
  return std::string(controller) + (kid.starts_with('#') ? "" : "#") + std::string(kid);
}

struct TokenKey {
  FoundKey found;
  std::string controller;
};

// Without a controller (a holder who names none) the key's own subject is it.
TokenKey key_of(Session& session, const securing::SecuredJwt& token, const Signer& signer) {
  std::string controller(signer.controller);
  if (controller.empty()) controller = token.claims.string_at("iss");
  if (controller.empty()) controller = before_fragment(token.key_id);
  const bool is_claims = token.profile == securing::JwtProfile::sd_jwt_vc;
  if (is_claims && controller.starts_with("https://"))
    return {find_metadata_key(session, controller, token.key_id), controller};
  // A did:key or did:jwk is one key, named or not.
  if (is_claims && token.key_id.empty() && token.jwk.is_null() && session.keys.find(controller))
    return {find_key(session, controller, controller, signer.purpose), controller};
  if (!token.key_id.empty())
    return {find_key(session, method_of(token, controller), controller, signer.purpose),
            controller};
  FoundKey found;
  found.code = Code::key_method_unknown;
  if (token.jwk.is_null()) return {std::move(found), controller};
  auto jwk = crypto::parse_jwk(token.jwk);
  if (jwk.ok() && jwk->permits(token.jws.algorithm))
    return {find_given_key(session, jwk->key, controller, signer.purpose), controller};
  found.code = jwk.ok() ? Code::algorithm_refused : Code::key_unreadable;
  found.detail = jwk.ok() ? "the key serves another algorithm" : jwk.error().detail;
  return {std::move(found), controller};
}

bool judge_signature(const securing::SecuredJwt& token, const FoundKey& found, Instant at,
                     std::vector<Finding>& findings) {
  if (!found.key) {
    note(findings, found.code, "", found.detail);
    return false;
  }
  if (!found.serves(token.jws.algorithm)) {
    note(findings, Code::algorithm_refused, "", "the key serves another algorithm");
    return false;
  }
  switch (securing::verify(token, *found.key)) {
    case securing::JwtOutcome::key_mismatch: note(findings, Code::key_wrong_type); return false;
    case securing::JwtOutcome::altered:
      note(findings, looks_wrongly_encoded(token.jws.payload) ? Code::text_encoding_damaged
                                                              : Code::signature_invalid);
      return false;
    case securing::JwtOutcome::valid: break;
  }
  if (!found.authorised()) {
    note(findings, found.code, "", found.detail);
    if (found.code != Code::key_not_authorised) note(findings, Code::key_only_in_link);
    return false;
  }
  note(findings, Code::signature_valid);
  if (const auto fault = lifetime_fault(found, at)) {
    note(findings, *fault);
    return false;
  }
  note(findings, found.told());
  return true;
}

void explain(Session& session, const securing::SecuredJwt& token, const TokenKey& key,
             did::Purpose purpose) {
  const bool is_valid =
      key.found.key && securing::verify(token, *key.found.key) == securing::JwtOutcome::valid;
  explain_token(session, token.jws,
                is_valid        ? Code::signature_valid
                : key.found.key ? Code::signature_invalid
                                : key.found.code);
  const auto method = token.key_id.empty() ? std::string() : method_of(token, key.controller);
  explain_key(session, {{}, method, key.controller, purpose}, key.found);
}

void judge_times(const securing::SecuredJwt& token, Instant at, std::vector<Finding>& findings) {
  const bool is_claims = token.profile == securing::JwtProfile::sd_jwt_vc;
  if (token.expires && *token.expires <= at.seconds())
    note(findings, is_claims ? Code::expired : Code::proof_expired, "/exp");
  if (token.not_before && *token.not_before > at.seconds())
    note(findings, Code::not_yet_valid, "/nbf");
}

}  // namespace

bool judge_token_signature(Session& session, const securing::SecuredJwt& token,
                           const Signer& signer, std::vector<Finding>& findings) {
  const auto key = key_of(session, token, signer);
  return judge_signature(token, key.found, session.options.at, findings);
}

SignatureJudgement judge_token(Session& session, const securing::SecuredJwt& token,
                               const Signer& signer, std::vector<Finding>& findings) {
  SignatureJudgement result;
  result.present = true;
  const auto key = key_of(session, token, signer);
  result.good = judge_signature(token, key.found, session.options.at, findings);
  if (session.steps != nullptr) explain(session, token, key, signer.purpose);
  result.by_domain = result.good && key.found.by_domain;
  result.controller = session.arena.copy(key.controller);
  for (const auto& fault : token.findings)
    if (fault.fault != JwtFault::key_not_named)
      note_as(findings, code_of(fault.fault),
              securing::is_fatal(fault.fault) ? Outcome::fail : Outcome::warn, fault.path,
              fault.detail);
  // The claims of an SD-JWT VC are no JSON-LD.
  if (result.good && token.profile != securing::JwtProfile::sd_jwt_vc)
    judge_terms(session, token.credential, findings);
  judge_times(token, session.options.at, findings);
  if (!signer.challenge.empty() && token.nonce() != signer.challenge)
    note(findings, Code::challenge_mismatch, "/nonce");
  if (!signer.domain.empty() && !token.has_audience(signer.domain))
    note(findings, Code::domain_mismatch, "/aud");
  return result;
}

}  // namespace cairn::verify
