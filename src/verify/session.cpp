// SPDX-License-Identifier: Apache-2.0
// Fetching within a budget, collecting findings, and the verdict table of CONTRACT.md.
#include "verify/session.h"

#include "base/limits.h"

namespace cairn::verify {

namespace {

constexpr const char* where = "cairn#resources";

Error too_much() { return fail(ErrorCode::too_large, where, "it asks for too many pages"); }

Result<Fetched> fetch_from(Resources& resources, std::string_view name) {
  auto answer = resources.fetch(name);
  if (!answer.ok() && answer.error().code == ErrorCode::not_found)
    return fail(ErrorCode::unreachable, where, answer.error().detail);
  CAIRN_TRY(auto fetched, std::move(answer));
  if (fetched.status == 404 || fetched.status == 410)
    return fail(ErrorCode::not_found, where, "answered " + std::to_string(fetched.status));
  if (fetched.status != 200)
    return fail(ErrorCode::unreachable, where, "answered " + std::to_string(fetched.status));
  if (fetched.body.size() > limits::fetch_bytes_max)
    return fail(ErrorCode::too_large, where, "the answer is too long");
  return fetched;
}

// The answer, asked for once. Whoever looks at it has to go through its bytes again, so they are
// counted each time.
Result<Answers::Answer*> ask(Session& session, std::string_view name) {
  if (session.options.resources == nullptr)
    return fail(ErrorCode::unreachable, where, "nothing may be fetched here");
  auto& answers = session.asked();
  auto known = answers.known.find(name);
  if (known == answers.known.end()) {
    if (answers.fetches_left == 0) return too_much();
    --answers.fetches_left;
    auto fetched = fetch_from(*session.options.resources, name);
    known = answers.known.emplace(std::string(name), Answers::Answer{std::move(fetched), {}}).first;
  }
  auto& answer = known->second;
  if (!answer.fetched.ok()) return answer.fetched.error();
  const auto size = answer.fetched->body.size();
  if (size > answers.bytes_left) return too_much();
  answers.bytes_left -= size;
  return &answer;
}

}  // namespace

Answers& Session::asked() {
  if (!answers) answers = std::make_shared<Answers>();
  return *answers;
}

Result<const Fetched*> Session::fetch(std::string_view name) {
  CAIRN_TRY(const auto* answer, ask(*this, name));
  return &*answer->fetched;
}

Result<json::Value> Session::fetch_json(std::string_view name) {
  CAIRN_TRY(auto* answer, ask(*this, name));
  if (!answer->value) answer->value = read_json(*answer->fetched);
  return *answer->value;
}

Result<json::Value> Session::read_json(const Fetched& fetched) {
  return workspace.parser().parse(as_text(fetched.body), arena);
}

void note(std::vector<Finding>& findings, Code code, std::string path, std::string detail) {
  note_as(findings, code, message_of(code).outcome, std::move(path), std::move(detail));
}

void note_as(std::vector<Finding>& findings, Code code, Outcome outcome, std::string path,
             std::string detail) {
  findings.push_back({code, outcome, std::move(path), std::move(detail)});
}

Verdict verdict_of(const std::vector<Finding>& findings, const Policy& policy) {
  Verdict verdict = Verdict::accepted;
  for (const auto& finding : findings) {
    if (finding.outcome == Outcome::fail) return Verdict::rejected;
    if (finding.outcome == Outcome::not_checked &&
        policy.must_be_checked(message_of(finding.code).check))
      verdict = Verdict::undetermined;
  }
  return verdict;
}

}  // namespace cairn::verify
