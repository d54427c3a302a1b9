// SPDX-License-Identifier: Apache-2.0
// One credential of VCDM 2.0 or 1.1, Open Badges 3.0 included, from document to report.
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

std::string_view format_name(const ReadDocument& document, credential::Format format) {
  for (const auto proofs = document.value["proof"]; const auto& proof : json::as_list(proofs))
    if (proof.string_at("type").starts_with("MerkleProof")) return "blockcerts";
  return credential::name_of(format);
}

void describe(const json::Value& document, CredentialReport& report) {
  report.id = document.string_at("id");
  report.issuer.id = credential::issuer_id(document);
  report.issuer.name = credential::issuer_name(document);
  const auto achievement = credential::achievement_of(document);
  report.name = credential::text_of(achievement.is_null() ? document["name"] : achievement["name"]);
  const auto subjects = document["credentialSubject"];
  const auto list = json::as_list(subjects);
  if (!list.empty()) report.subject.id = credential::id_of(list.front());
  const auto validity = credential::validity_of(document);
  report.valid_from = validity.from;
  report.valid_until = validity.until;
}

SignatureJudgement judge_signature(Session& session, const ReadDocument& document,
                                   CredentialReport& report) {
  const Signer signer{.controller = report.issuer.id,
                      .purpose = did::Purpose::assertion_method,
                      .challenge = {},
                      .domain = {}};
  if (report.issuer.id.empty()) {
    SignatureJudgement none;
    none.present = document.token.has_value() || document.value.contains("proof");
    return none;
  }
  return judge_signatures(session, document, signer, report.findings);
}

}  // namespace

CredentialReport report_of(Code code, std::string_view format, std::string detail,
                           const Policy& policy) {
  CredentialReport report;
  report.format = format;
  note(report.findings, code, {}, std::move(detail));
  report.verdict = verdict_of(report.findings, policy);
  return report;
}

CredentialReport judge_credential(Session& session, const ReadDocument& document) {
  if (document.token && document.token->profile == securing::JwtProfile::sd_jwt_vc)
    return judge_sd_jwt_vc(session, document);
  const auto& value = document.value;
  auto format = credential::recognise(value);
  if (document.token) format.securing = credential::Securing::jwt;
  if (document.selective) format.securing = credential::Securing::sd_jwt;
  CredentialReport report;
  const Telling telling(session, report.steps);
  report.findings.reserve(8);
  report.format = format_name(document, format);
  describe(value, report);
  if (session.steps != nullptr) explain_contexts(session, value);
  auto signature = judge_signature(session, document, report);
  if (signature.good) report.also_signed_by = std::move(signature.others);
  if (document.selective)
    report.selective = judge_selective(session, *document.selective, report.findings);
  if (!signature.present)
    note(report.findings,
         document.is_holders_word ? Code::self_asserted : Code::unsigned_credential);
  judge_structure(value, format, report);
  judge_issuer(session, {.credential = value, .badge_class = {}}, signature, report);
  judge_validity(value, session.options.at, report);
  judge_refresh_service(value, report);
  judge_status(session, value, report);
  if (document.token) judge_token_status(session, *document.token, value, report);
  judge_schema(session, value, format, report);
  judge_subject(session, value, signature, report);
  judge_endorsements(session, value, report);
  conclude(session, signature, report);
  return report;
}

}  // namespace cairn::verify
