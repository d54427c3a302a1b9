// SPDX-License-Identifier: Apache-2.0
// Reading a document by what it is, and passing it to whoever judges its kind.
#include "base/phrase.h"
#include "base/text.h"
#include "credential/presentation.h"
#include "credential/rules.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

Error no_document(std::string_view text) {
  if (auto fault = encoding_fault(text); !fault.empty())
    return with_remedy(fail(ErrorCode::unreadable, "cairn#input", std::move(fault)),
                       "Save it as UTF-8, or give the badge image itself.");
  return with_remedy(
      fail(ErrorCode::unreadable, "cairn#input",
           std::string(to_say("it is neither a badge image nor the text of a badge"))),
      "Give the badge's image, file (JSON) or token itself, not a page about it.");
}

// A signed badge of Open Badges 2 is a JWS over the assertion; else the token stays `refused`.
Result<ReadDocument> read_badge2_jws(Session& session, std::string_view text, Error refused) {
  if (refused.code == ErrorCode::not_permitted) return refused;
  auto& parser = session.workspace.parser();
  auto jws = crypto::parse_jws(text, session.arena, securing::jwt_algorithms(), parser);
  if (!jws.ok()) return refused;
  const auto payload = parser.parse_in_place(jws->payload, session.arena);
  if (!payload.ok() || credential::recognise(*payload).kind != credential::Kind::assertion)
    return refused;
  return ReadDocument{.value = *payload, .token = {}, .jws = std::move(*jws)};
}

Result<ReadDocument> read_sd_jwt(Session& session, std::string_view text) {
  CAIRN_TRY(auto secured, securing::read_sd_jwt(text, session.arena, session.workspace.parser()));
  ReadDocument read;
  read.value = secured.token.credential;
  read.token = std::move(secured.token);
  read.selective = {std::move(secured.envelope), std::move(secured.processed)};
  return read;
}

// A JWS in JSON, which only SD-JWT uses here (RFC 9901 section 8).
Result<ReadDocument> read_json_form(Session& session, const json::Value& document) {
  CAIRN_TRY(const auto texts, sd_jwt::compact_of(document));
  if (texts.size() != 1)
    return fail(ErrorCode::unsupported, "rfc9901#section-8",
                "several have signed it at once, and only one signature can be checked here");
  return read_sd_jwt(session, session.arena.copy(std::string_view(texts.front())));
}

bool is_envelope(const json::Value& document) {
  const auto kind = credential::recognise(document).kind;
  return kind == credential::Kind::enveloped_credential ||
         kind == credential::Kind::enveloped_presentation;
}

// A document that describes a badge or an issuer awards nothing, but may be made wrongly.
CredentialReport judge_description(Session& session, const json::Value& document,
                                   const credential::Format& format) {
  CredentialReport report;
  report.format = credential::name_of(format);
  report.id = document.string_at("id");
  report.name = document.string_at("name");
  judge_structure(document, format, report);
  note(report.findings, Code::format_unknown, {}, "it describes a badge or issuer, not an award");
  report.verdict = verdict_of(report.findings, session.policy);
  return report;
}

}  // namespace

Result<ReadDocument> read_document(Session& session, std::string_view text) {
  ReadDocument read;
  if (trim(text).starts_with('{')) {
    CAIRN_TRY(read.value, session.workspace.parser().parse_in_place(text, session.arena));
    if (sd_jwt::is_json_form(read.value)) return read_json_form(session, read.value);
    return read;
  }
  if (sd_jwt::looks_like_sd_jwt(text)) return read_sd_jwt(session, text);
  if (!securing::looks_like_jwt(text)) return no_document(text);
  auto token = securing::read_jwt(text, session.arena, securing::jwt_algorithms(),
                                  session.workspace.parser());
  if (!token.ok()) return read_badge2_jws(session, text, std::move(token).error());
  read.token = std::move(*token);
  read.value = read.token->credential;
  return read;
}

Result<ReadDocument> open_envelopes(Session& session, ReadDocument document) {
  while (is_envelope(document.value)) {
    if (credential::any_failure(credential::check(document.value)))
      return fail(ErrorCode::invalid, "vc-data-model-2.0#enveloped-verifiable-credentials",
                  "the envelope is not of its form");
    CAIRN_TRY(const auto opened, credential::open_envelope(document.value));
    CAIRN_TRY(document, read_document(session, session.arena.copy(std::string_view(opened.data))));
    if (!document.token)
      return fail(ErrorCode::invalid, "vc-data-model-2.0#enveloped-verifiable-credentials",
                  "the envelope holds no token");
  }
  return document;
}

CredentialReport report_of_unread(const Error& error, std::string_view text, const Policy& policy) {
  const bool selective = sd_jwt::looks_like_sd_jwt(text) || trim(text).starts_with('{');
  const std::string_view format = selective ? "sd-jwt-vc" : "jwt";
  switch (error.code) {
    case ErrorCode::invalid:
      if (selective) return report_of(Code::disclosure_forged, format, error.detail, policy);
      [[fallthrough]];
    case ErrorCode::not_permitted:
      return report_of(Code::algorithm_refused, format, error.detail, policy);
    case ErrorCode::unsupported:
      return report_of(Code::format_unknown, format, error.detail, policy);
    default: return report_of(Code::proof_malformed, format, error.detail, policy);
  }
}

SignatureJudgement judge_signatures(Session& session, const ReadDocument& document,
                                    const Signer& signer, std::vector<Finding>& findings) {
  if (!document.token) return judge_proofs(session, document.value, signer, findings);
  const auto of_token = judge_token(session, *document.token, signer, findings);
  if (document.value.contains("proof")) judge_proofs(session, document.value, signer, findings);
  return of_token;
}

Report single(CredentialReport credential) {
  Report report;
  report.verdict = credential.verdict;
  report.format = credential.format;
  report.credentials.push_back(std::move(credential));
  return report;
}

namespace {

Report judge_record(Session& session, const ReadDocument& document) {
  Report report;
  judge_with_held(session, document, {}, 0, report.credentials);
  report.format = report.credentials.front().format;
  report.verdict = Verdict::accepted;
  for (const auto& credential : report.credentials)
    report.verdict = stronger(report.verdict, credential.verdict);
  return report;
}

// The report of a document as what it says it is.
Report judge_kind(Session& session, const ReadDocument& document,
                  const credential::Format& format) {
  switch (format.kind) {
    case credential::Kind::presentation: return judge_presentation(session, document);
    case credential::Kind::clr_credential: return judge_record(session, document);
    case credential::Kind::assertion: return single(judge_badge2(session, document));
    case credential::Kind::badge_class:
    case credential::Kind::issuer_profile:
    case credential::Kind::revocation_list:
      return single(judge_description(session, document.value, format));
    case credential::Kind::unknown:
      if (!document.value.contains("credentialSubject") && !document.token)
        return single(report_of(Code::format_unknown, "unknown", "", session.policy));
      break;
    default: break;
  }
  return single(judge_credential(session, document));
}

// Whether the holder of a credential signed for showing it, and for whom that was.
bool judge_answer(const Options& options, Report& report) {
  if (report.credentials.size() != 1 || !report.credentials.front().selective) return false;
  const auto& shown = *report.credentials.front().selective;
  if (shown.binding != HolderBinding::proved) return false;
  if (!options.challenge.empty() && shown.nonce != options.challenge)
    note(report.findings, Code::challenge_mismatch, "/nonce");
  if (!options.domain.empty() && shown.audience != options.domain)
    note(report.findings, Code::domain_mismatch, "/aud");
  return true;
}

}  // namespace

// What somebody asked for an answer is none unless it is presented: anybody may have a copy.
Report judge(Session& session, const ReadDocument& document) {
  const auto format = credential::recognise(document.value);
  auto report = judge_kind(session, document, format);
  const auto& options = session.options;
  const bool is_presentation = format.kind == credential::Kind::presentation;
  const bool presented = is_presentation || judge_answer(options, report);
  const bool must_be_presented = options.expected == Expected::presentation ||
                                 !options.challenge.empty() || !options.domain.empty();
  if (!presented && must_be_presented) note(report.findings, Code::presentation_expected);
  if (is_presentation && options.expected == Expected::credential)
    note(report.findings, Code::credential_expected, "/type");
  report.verdict = stronger(report.verdict, verdict_of(report.findings, session.policy));
  return report;
}

}  // namespace cairn::verify
