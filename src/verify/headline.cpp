// SPDX-License-Identifier: Apache-2.0
// The one line a visitor reads first. Questions are answered in their order: is it readable, is it
// intact, who signed it, may they, is it still valid.
#include <span>

#include "verify/report.h"

namespace cairn::verify {
namespace {

struct Row {
  Code code;
  std::string_view line;
};

// The first of these that a rejected credential has.
constexpr Row rejections[] = {
    {Code::text_encoding_damaged, "Altered after signing; it looks like an encoding fault"},
    {Code::signature_invalid, "Altered after signing, or signed by somebody else"},
    {Code::disclosure_forged, "It shows things that do not belong to what was signed"},
    {Code::holder_key_wrong, "Not validly shown by its holder"},
    {Code::algorithm_refused, "Its signature is missing or forged"},
    {Code::undefined_term, "It says things that its signature does not cover"},
    {Code::key_of_another, "Not signed by the issuer it names"},
    {Code::key_not_authorised, "Not signed with a key of the issuer it names"},
    {Code::hosted_foreign, "Not kept at an address of the issuer it names"},
    {Code::key_revoked, "Signed with a key that its issuer withdrew"},
    {Code::key_expired, "Signed with a key whose time is over"},
    {Code::hosted_gone, "Its issuer no longer shows it"},
    {Code::hosted_differs, "Its issuer's website says otherwise"},
    {Code::status_revoked, "Revoked by its issuer"},
    {Code::status_suspended, "Suspended by its issuer"},
    {Code::expired, "Expired"},
    {Code::not_yet_valid, "Not valid yet"},
    {Code::shown_by_another, "Shown by somebody else than it was awarded to"},
    {Code::subject_mismatch, "Nothing shows that it is about the person you asked about"},
    {Code::challenge_mismatch, "Not shown in answer to this request"},
    {Code::domain_mismatch, "Shown to somebody else"},
    {Code::base_proof, "The holder's private original, not a copy made for showing"},
    {Code::schema_mismatch, "Not of the form its issuer declares"},
};

// The first of these that an undetermined credential has.
constexpr Row doubts[] = {
    {Code::unsigned_credential, "Not signed: nothing shows where it comes from"},
    {Code::self_asserted, "The holder's own word: nobody else has signed it"},
    {Code::format_unknown, "Of a kind that cannot be checked here"},
    {Code::suite_unknown, "Signed in a way that cannot be checked here"},
    {Code::context_unknown, "Uses a vocabulary that is not known here"},
    {Code::key_unreachable, "Who signed it could not be looked up"},
    {Code::key_unreadable, "Who signed it could not be looked up"},
    {Code::key_method_unknown, "Who signed it could not be looked up"},
    {Code::hosted_unreachable, "Its issuer's website could not be asked"},
    {Code::badge_unreachable, "Its issuer's website could not be asked"},
    {Code::identity_not_met, "Unaltered, but your rules ask for a better known issuer"},
    {Code::subject_not_shown, "Your rules ask about a person, and none was named"},
    {Code::evidence_level_not_met, "Your rules ask for stronger evidence"},
};

constexpr std::string_view who_is_open = "Unaltered; who signed it is not proved";

struct Cause {
  const Finding* finding = nullptr;  // the first of its outcome where no row is there for any
  std::string_view line;             // "" there
};

Cause cause_in(std::span<const Row> rows, const CredentialReport& report, Outcome outcome) {
  for (const auto& row : rows) {
    const auto* finding = report.find(row.code);
    if (finding != nullptr && finding->outcome == outcome) return {finding, row.line};
  }
  return {report.first(outcome), {}};
}

Cause cause_of(const CredentialReport& report) {
  if (report.verdict == Verdict::rejected) return cause_in(rejections, report, Outcome::fail);
  return cause_in(doubts, report, Outcome::not_checked);
}

// Whose headline is that of the whole; null: the whole has its own.
const CredentialReport* speaker_of(const Report& report) {
  for (const auto& credential : report.credentials)
    if (credential.verdict == report.verdict) return &credential;
  return nullptr;
}

std::string_view line_of(const CredentialReport& report, std::string_view otherwise) {
  const auto line = cause_of(report).line;
  return line.empty() ? otherwise : line;
}

std::string_view doubt(const CredentialReport& report) {
  const bool open =
      report.issuer.identity == Identity::claimed && report.has(Code::signature_valid);
  return line_of(
      report, open ? "Unaltered; who signed it is not proved, and not everything could be checked"
                   : "Not everything could be checked");
}

std::string_view acceptance(const CredentialReport& report) {
  if (report.evidence_level < EvidenceLevel::issuer_hosted)  // only rules without `proof` allow it
    return report.has(Code::unsigned_credential)
               ? "Not signed; your rules do not ask for it"
               : "Who signed it was not checked; your rules do not ask for it";
  if (report.evidence_level == EvidenceLevel::issuer_hosted)
    return "Shown by its issuer's own website";
  switch (report.issuer.identity) {
    case Identity::claimed: return who_is_open;
    case Identity::listed: return "Genuine, from an issuer in your list";
    case Identity::domain: return "Genuine, from the owner of the issuer's website";
  }
  return who_is_open;
}

}  // namespace

std::string_view headline(const CredentialReport& report) {
  switch (report.verdict) {
    case Verdict::accepted: return acceptance(report);
    case Verdict::undetermined: return doubt(report);
    case Verdict::rejected: return line_of(report, "Not made as it must be");
  }
  return {};
}

std::string_view headline(const Report& report) {
  if (const auto* credential = speaker_of(report)) return headline(*credential);
  switch (report.verdict) {
    case Verdict::accepted: return "Shown by whoever holds it";
    case Verdict::undetermined:
      return report.has(Code::presentation_empty) ? "It shows nothing, and nobody has signed it"
                                                  : "Not everything could be checked";
    case Verdict::rejected:
      if (report.has(Code::presentation_expected)) return "A copy, not shown by its holder";
      if (report.has(Code::credential_expected)) return "Shows credentials, but is none itself";
      return "Not validly shown by its holder";
  }
  return {};
}

const Finding* decisive(const Report& report) {
  if (report.verdict == Verdict::accepted) return nullptr;
  if (const auto* credential = speaker_of(report))
    if (const auto* finding = cause_of(*credential).finding) return finding;
  const auto outcome = report.verdict == Verdict::rejected ? Outcome::fail : Outcome::not_checked;
  const Finding* first = nullptr;
  for (const auto& finding : report.findings) {
    if (finding.code == Code::presentation_expected || finding.code == Code::credential_expected)
      return &finding;
    if (first == nullptr && finding.outcome == outcome) first = &finding;
  }
  return first;
}

}  // namespace cairn::verify
