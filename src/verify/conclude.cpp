// SPDX-License-Identifier: Apache-2.0
// Is it about this person, what the policy asks for beyond single checks, and what follows.
#include <algorithm>

#include "credential/identity.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

bool meets(const IssuerReport& issuer, IdentityDemand demand) {
  switch (demand) {
    case IdentityDemand::any: return true;
    case IdentityDemand::domain: return issuer.domain_names_key;
    case IdentityDemand::listed: return !issuer.lists.empty();
  }
  return false;
}

// Status is known only where every way to look it up was followed.
Standing standing_of(const CredentialReport& report) {
  const bool withdrawn = report.status == Standing::revoked || report.status == Standing::suspended;
  if (withdrawn) return report.status;
  if (report.has(Code::expired)) return Standing::expired;
  const bool open =
      std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
        return finding.outcome == Outcome::not_checked &&
               message_of(finding.code).check == Check::status;
      });
  return open ? Standing::unknown : report.status;
}

// Whether its state was looked up, or has to stay open for a reason that is told.
bool answers_for_status(const CredentialReport& report) {
  return std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.outcome != Outcome::warn && message_of(finding.code).check == Check::status;
  });
}

}  // namespace

void judge_subject(Session& session, const json::Value& document,
                   const SignatureJudgement& signature, CredentialReport& report) {
  const auto who = session.options.subject;
  const bool demanded = session.policy.demands(Demand::subject);
  if (session.depth > 0) return;
  if (who.empty()) {
    if (demanded) note(report.findings, Code::subject_not_shown, "/credentialSubject");
    return;
  }
  const char* path = document.contains("recipient") ? "/recipient" : "/credentialSubject";
  const auto found = signature.good ? credential::find_subject(document, who) : std::nullopt;
  report.subject.bound = found.has_value();
  if (found) {
    if (found->path != "/recipient") report.subject.id = credential::id_of(found->value);
    note(report.findings, Code::subject_bound, found->path);
  } else if (demanded) {
    note_as(report.findings, Code::subject_mismatch, Outcome::fail, path);
  } else {
    note(report.findings, Code::subject_mismatch, path);
  }
}

void conclude(Session& session, const SignatureJudgement& signature, CredentialReport& report) {
  const auto& policy = session.policy;
  const bool is_rejected = verdict_of(report.findings, Policy{}) == Verdict::rejected;
  if (signature.good && report.evidence_level == EvidenceLevel::self)
    report.evidence_level =
        report.subject.bound ? EvidenceLevel::signature_bound : EvidenceLevel::signature;
  if (policy.demands(Demand::status) && !answers_for_status(report))
    note(report.findings, Code::status_demanded);
  report.status = signature.good ? standing_of(report) : Standing::unknown;
  if (!is_rejected && !meets(report.issuer, policy.identity))
    note(report.findings, Code::identity_not_met, "/issuer");
  if (!is_rejected && policy.evidence_level && report.evidence_level < *policy.evidence_level)
    note(report.findings, Code::evidence_level_not_met, "",
         std::string(name_of(report.evidence_level)));
  report.verdict = verdict_of(report.findings, policy);
  // Whatever a step forgot to say: without a good signature nothing is accepted that needs one.
  if (report.verdict != Verdict::accepted || signature.good) return;
  if (!policy.must_be_checked(Check::proof)) return;
  note(report.findings, Code::unsigned_credential);
  report.verdict = Verdict::undetermined;
}

}  // namespace cairn::verify
