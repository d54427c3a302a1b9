// SPDX-License-Identifier: Apache-2.0
// What others say of a credential, its issuer or its achievement (Open Badges 3.0
// EndorsementCredential): each judged as a credential of its own, and told. It never changes the
// verdict on what it stands with, which has been signed by somebody else.
#include "credential/endorsement.h"

#include "base/limits.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

std::string_view name_of(credential::Endorsed about) {
  switch (about) {
    case credential::Endorsed::credential: return "credential";
    case credential::Endorsed::issuer: return "issuer";
    case credential::Endorsed::achievement: return "achievement";
  }
  return "";
}

Result<ReadDocument> read_words(Session& session, const credential::Presented& words) {
  if (words.form == credential::PresentedAs::object)
    return ReadDocument{.value = words.value, .token = {}, .jws = {}};
  return read_document(session, session.arena.copy(std::string_view(words.token)));
}

// What of the credential the words are about, or what keeps them from counting.
Result<credential::Endorsed> about(const json::Value& words,
                                   const credential::Endorsement& endorsement,
                                   const json::Value& credential) {
  constexpr const char* where = "ob3#endorsementcredential";
  if (credential::recognise(words).kind != credential::Kind::endorsement_credential)
    return fail(ErrorCode::invalid, where, "it is no endorsement");
  const auto part = credential::endorsed_by(words, endorsement, credential);
  if (!part) return fail(ErrorCode::invalid, where, "it is about something else");
  return *part;
}

// The words as a report, and why they do not count, "" where they do.
std::string judge_read(Session& session, const ReadDocument& read, const json::Value& credential,
                       const credential::Endorsement& endorsement, EndorsementReport& judged) {
  const Policy policy;
  auto inner = session.within(session.options, policy);
  judged.report = judge_credential(inner, read);
  judged.comment = credential::endorsement_comment(read.value);
  const auto part = about(read.value, endorsement, credential);
  if (!part.ok()) return part.error().detail;
  judged.about = name_of(*part);
  judged.holds = judged.report.verdict == Verdict::accepted;
  return judged.holds ? std::string() : std::string(headline(judged.report));
}

void judge_words(Session& session, const json::Value& credential,
                 const credential::Endorsement& endorsement, CredentialReport& report) {
  EndorsementReport judged{.about = name_of(endorsement.about), .comment = {}, .report = {}};
  std::string fault;
  bool is_open = false;
  if (const auto read = read_words(session, endorsement.words); read.ok()) {
    fault = judge_read(session, *read, credential, endorsement, judged);
    is_open = judged.report.verdict == Verdict::undetermined && fault == headline(judged.report);
  } else {
    judged.report = report_of_unread(read.error(), endorsement.words.token, Policy{});
    fault = headline(judged.report);
  }
  const auto& path = judged.report.path = endorsement.words.path;
  note(report.findings,
       judged.holds ? Code::endorsement_proved
       : is_open    ? Code::endorsement_not_checked
                    : Code::endorsement_broken,
       path, judged.holds ? judged.report.issuer.name : fault);
  report.endorsements.push_back(std::move(judged));
}

}  // namespace

void judge_endorsements(Session& session, const json::Value& credential, CredentialReport& report) {
  const auto all = credential::endorsements(credential);
  if (all.empty()) return;
  if (!session.answers) session.answers = std::make_shared<Answers>();
  for (const auto& endorsement : all) {
    // Who endorses an endorser is a question of its own.
    if (session.depth > 0 || session.answers->endorsements_left == 0)
      return note(report.findings, Code::endorsement_not_checked, endorsement.words.path);
    --session.answers->endorsements_left;
    judge_words(session, credential, endorsement, report);
  }
}

}  // namespace cairn::verify
