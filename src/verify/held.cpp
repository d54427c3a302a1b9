// SPDX-License-Identifier: Apache-2.0
// Credentials inside other documents, whatever form they have there: those of a presentation, and
// those of a record of several (clr2#clrsubject), each judged on its own.
#include "base/limits.h"
#include "credential/clr.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

// What the envelope calls its content (vc-data-model-2.0#enveloped-verifiable-credentials).
bool fits_envelope(const credential::Presented& presented) {
  if (presented.form != credential::PresentedAs::data) return true;
  return presented.media_type.ends_with("sd-jwt") == sd_jwt::looks_like_sd_jwt(presented.token);
}

bool is_cose(const credential::Presented& presented) {
  return presented.media_type.ends_with("+cose");
}

Result<ReadDocument> read_presented(Session& session, const credential::Presented& presented,
                                    bool is_holders_word) {
  if (presented.form == credential::PresentedAs::object)
    return ReadDocument{
        .value = presented.value, .token = {}, .jws = {}, .is_holders_word = is_holders_word};
  if (is_cose(presented))
    return fail(ErrorCode::unsupported, "vc-jose-cose#with-cose", "COSE is not read");
  return read_document(session, session.arena.copy(std::string_view(presented.token)));
}

// A finding that was not there when the verdict was drawn.
void add_finding(Session& session, Code code, const std::string& path, std::string detail,
                 CredentialReport& report) {
  note(report.findings, code, path, std::move(detail));
  report.verdict = stronger(report.verdict, verdict_of(report.findings, session.policy));
}

// What was judged; null where it could not be read.
json::Value judge_one(Session& session, const credential::Presented& presented,
                      const std::string& path, bool is_holders_word, unsigned nesting,
                      std::vector<CredentialReport>& all) {
  const auto read = read_presented(session, presented, is_holders_word);
  const auto own = all.size();
  if (!read.ok()) {
    all.push_back(report_of_unread(read.error(), presented.token, session.policy));
    all.back().path = path;
    return {};
  }
  judge_with_held(session, *read, path, nesting, all);
  if (!fits_envelope(presented))
    add_finding(session, Code::token_type_unexpected, "/id", presented.media_type, all[own]);
  if (credential::recognise(read->value).kind == credential::Kind::presentation)
    add_finding(session, Code::credential_expected, "/type", {}, all[own]);
  return read->value;
}

std::string name_in(const credential::RecordNames& names, std::string_view id) {
  const auto* name = names.find(id);
  return name == nullptr ? std::string() : name->empty() ? std::string(id) : *name;
}

void judge_associations(const json::Value& record, const credential::RecordNames& names,
                        CredentialReport& report) {
  for (const auto& one : credential::associations(record)) {
    if (names.find(one.source) == nullptr)
      note(report.findings, Code::association_unknown, one.path + "/sourceId",
           std::string(one.source));
    if (names.find(one.target) == nullptr)
      note(report.findings, Code::association_unknown, one.path + "/targetId",
           std::string(one.target));
    report.associations.push_back({.type = std::string(one.type),
                                   .source_id = std::string(one.source),
                                   .source_name = name_in(names, one.source),
                                   .target_id = std::string(one.target),
                                   .target_name = name_in(names, one.target)});
  }
}

void judge_held(Session& session, const json::Value& record, unsigned nesting,
                std::vector<CredentialReport>& all) {
  const auto own = all.size() - 1;
  credential::RecordNames names(record);
  for (const auto& held : credential::held_credentials(record)) {
    if (all.size() >= limits::presented_credentials_max || nesting >= limits::records_depth_max) {
      add_finding(session, Code::work_limit, held.path, "more than is looked at", all[own]);
      break;
    }
    const auto path = all[own].path + held.path;
    const auto value = judge_one(session, held, path, false, nesting + 1, all);
    names.add(value);
    if (credential::is_of_another(record, value))
      note(all[own].findings, Code::record_of_another, held.path);
  }
  judge_associations(record, names, all[own]);
}

}  // namespace

void judge_presented(Session& session, const credential::Presented& presented, bool is_holders_word,
                     std::vector<CredentialReport>& all) {
  judge_one(session, presented, presented.path, is_holders_word, 0, all);
}

void judge_with_held(Session& session, const ReadDocument& document, std::string path,
                     unsigned nesting, std::vector<CredentialReport>& all) {
  all.push_back(judge_credential(session, document));
  all.back().path = std::move(path);
  if (credential::recognise(document.value).kind == credential::Kind::clr_credential)
    judge_held(session, document.value, nesting, all);
}

}  // namespace cairn::verify
