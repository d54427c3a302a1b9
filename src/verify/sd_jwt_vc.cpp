// SPDX-License-Identifier: Apache-2.0
// SD-JWT VC (draft-ietf-oauth-sd-jwt-vc): claims as RFC 7519 names them, not a document of VCDM.
#include "json/build.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

void describe(const securing::SecuredJwt& token, CredentialReport& report) {
  const auto& claims = token.claims;
  report.format = "sd-jwt-vc";
  report.id = claims.string_at("jti");
  report.name = claims.string_at("vct");
  report.issuer.id = claims.string_at("iss");
  report.subject.id = claims.string_at("sub");
  report.valid_from = format_numeric_date(token.not_before);
  report.valid_until = format_numeric_date(token.expires);
}

SignatureJudgement judge_signature(Session& session, const securing::SecuredJwt& token,
                                   CredentialReport& report) {
  SignatureJudgement none;
  none.present = true;
  if (!report.issuer.id.empty())
    return judge_token(session, token,
                       {.controller = report.issuer.id,
                        .purpose = did::Purpose::assertion_method,
                        .challenge = {},
                        .domain = {}},
                       report.findings);
  note(report.findings, Code::key_method_unknown, "/iss", "it names no issuer");
  return none;
}

// What is compared with the person asked about: the subject's id and, where they are shown, claims
// that OpenID Connect names for people.
json::Value subject_of(const json::Value& claims, json::Builder builder) {
  json::ObjectBuilder subject(builder);
  if (const auto id = claims["sub"]; id.is_string()) subject.add("id", id);
  if (const auto email = claims["email"]; email.is_string())
    subject.add("identifier",
                builder.array({builder.object({{"type", builder.string("IdentityObject")},
                                               {"hashed", json::Value::boolean(false)},
                                               {"identityType", builder.string("emailAddress")},
                                               {"identityHash", email}})}));
  return builder.object({{"credentialSubject", subject.value()}});
}

}  // namespace

CredentialReport judge_sd_jwt_vc(Session& session, const ReadDocument& document) {
  const auto& token = *document.token;
  CredentialReport report;
  const Telling telling(session, report.steps);
  describe(token, report);
  const auto signature = judge_signature(session, token, report);
  if (document.selective)
    report.selective = judge_selective(session, *document.selective, report.findings);
  const auto& claims = token.claims;
  const auto type = claims["vct"];
  if (type.is_string() && !type.as_string().empty()) note(report.findings, Code::structure_sound);
  judge_issuer(session, {.credential = claims, .badge_class = {}}, signature, report);
  const bool is_judged = !report.issuer.id.empty();  // its times too, with its signature
  if (is_judged && !report.has(Code::expired) && !report.has(Code::not_yet_valid))
    note(report.findings, Code::validity_current);
  if (!claims.contains("status")) report.status = Standing::active;
  judge_token_status(session, token, claims, report);
  judge_subject(session, subject_of(claims, json::Builder(session.arena)), signature, report);
  conclude(session, signature, report);
  return report;
}

}  // namespace cairn::verify
