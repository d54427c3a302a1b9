// SPDX-License-Identifier: Apache-2.0
// Is it about this person, what the policy asks for beyond single checks, and what follows.
#include <algorithm>

#include "base/text.h"
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

// Who has signed for showing it; "" where that is nobody, or the key that its issuer bound it to.
std::string_view shown_by(const Session& session, const CredentialReport& report) {
  const bool by_its_own_key =
      report.selective && report.selective->binding == HolderBinding::proved;
  return by_its_own_key ? std::string_view() : session.shown_by;
}

// Whoever shows it is none of those it names. VCDM allows that: a parent shows what a child was
// awarded (vc-data-model-2.0#presentations).
bool is_of_others(const json::Value& document, std::string_view holder) {
  bool names_somebody = false;
  const auto subjects = document["credentialSubject"];
  for (const auto& subject : json::as_list(subjects)) {
    const auto id = credential::id_of(subject);
    if (id == holder) return false;
    names_somebody = names_somebody || !id.empty();
  }
  return names_somebody;
}

// Keys belong to DIDs and to addresses of the web; nobody signs as a mailbox.
bool is_not_holder(std::string_view id, std::string_view holder) {
  return (id.starts_with("did:") || id.starts_with("https:")) && id != holder;
}

// The person asked for: the badge is about them and nobody else has signed for showing it.
void judge_person(Session& session, const json::Value& document,
                  const SignatureJudgement& signature, CredentialReport& report) {
  const auto& options = session.options;
  const bool demanded = session.policy.demands(Demand::subject);
  const char* path = document.contains("recipient") ? "/recipient" : "/credentialSubject";
  const auto found =
      signature.good ? credential::find_subject(document, options.subject) : std::nullopt;
  const auto id = found && found->path != "/recipient" ? credential::id_of(found->value) : "";
  const auto holder = shown_by(session, report);
  const bool is_another = !holder.empty() && (is_not_holder(trim(options.subject), holder) ||
                                              is_not_holder(id, holder));
  const bool must_answer = !options.challenge.empty() || !options.domain.empty();
  const auto outcome = demanded || (is_another && must_answer) ? Outcome::fail : Outcome::warn;
  report.subject.bound = found && !is_another;
  if (found && found->path != "/recipient") report.subject.id = id;
  if (report.subject.bound)
    note(report.findings, Code::subject_bound, found->path);
  else if (!found)
    note_as(report.findings, Code::subject_mismatch, outcome, path);
  else
    note_as(report.findings, Code::shown_by_another, outcome, found->path);
}

}  // namespace

void judge_subject(Session& session, const json::Value& document,
                   const SignatureJudgement& signature, CredentialReport& report) {
  if (session.depth > 0) return;
  if (!session.options.subject.empty())
    judge_person(session, document, signature, report);
  else if (session.policy.demands(Demand::subject))
    note(report.findings, Code::subject_not_shown, "/credentialSubject");
  const auto holder = shown_by(session, report);
  if (!holder.empty() && !report.has(Code::shown_by_another) && is_of_others(document, holder))
    note(report.findings, Code::shown_by_another, "/credentialSubject/id");
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
