// SPDX-License-Identifier: Apache-2.0
// Presentations: the holder's signature for showing (purpose authentication), and each credential
// inside on its own (vc-data-model-2.0#presentations).
#include "credential/presentation.h"

#include <algorithm>

#include "base/limits.h"
#include "credential/rules.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

// Whether the holder has validly signed.
bool judge_holder(Session& session, const ReadDocument& document, Report& report) {
  const Signer signer{.controller = report.holder,
                      .purpose = did::Purpose::authentication,
                      .challenge = session.options.challenge,
                      .domain = session.options.domain};
  const auto signature = judge_signatures(session, document, signer, report.findings);
  if (signature.good) {
    if (report.holder.empty()) report.holder = signature.controller;
    note(report.findings, Code::holder_proved);
  } else if (!signature.present) {
    note(report.findings, Code::holder_unproved);
    if (!signer.challenge.empty()) note(report.findings, Code::challenge_mismatch);
    if (!signer.domain.empty()) note(report.findings, Code::domain_mismatch);
  }
  return signature.good;
}

void judge_form(const json::Value& document, credential::Format format, Report& report) {
  CredentialReport form;
  judge_structure(document, format, form);
  for (auto& finding : form.findings) report.findings.push_back(std::move(finding));
}

}  // namespace

Report judge_presentation(Session& session, const ReadDocument& document) {
  auto format = credential::recognise(document.value);
  if (document.token) format.securing = credential::Securing::jwt;
  if (document.selective) format.securing = credential::Securing::sd_jwt;
  Report report;
  const Telling telling(session, report.steps);
  report.format = document.selective ? "vp+sd-jwt" : document.token ? "vp+jwt" : "vp";
  report.holder = credential::holder_of(document.value);
  const bool signed_by_holder = judge_holder(session, document, report);
  if (document.selective) judge_selective(session, *document.selective, report.findings);
  judge_form(document.value, format, report);
  const auto all = credential::presented(document.value);
  if (all.size() > limits::presented_credentials_max)
    note(report.findings, Code::work_limit, "/verifiableCredential");
  if (all.empty() && !report.has(Code::holder_proved) && report.has(Code::holder_unproved))
    note(report.findings, Code::presentation_empty, "/verifiableCredential");
  const auto count = std::min(all.size(), limits::presented_credentials_max);
  session.shown_by = signed_by_holder ? std::string_view(report.holder) : std::string_view();
  for (std::size_t i = 0; i < count; ++i)
    judge_presented(session, all[i],
                    signed_by_holder && credential::is_self_asserted(document.value, all[i].value),
                    report.credentials);
  session.shown_by = {};
  report.verdict = verdict_of(report.findings, session.policy);
  for (const auto& credential : report.credentials)
    report.verdict = stronger(report.verdict, credential.verdict);
  return report;
}

}  // namespace cairn::verify
