// SPDX-License-Identifier: Apache-2.0
// Fetching within a budget, collecting findings, and the verdict table of CONTRACT.md.
#include "verify/session.h"

#include "base/limits.h"

namespace cairn::verify {

Result<Fetched> Session::fetch(std::string_view name) {
  constexpr const char* where = "cairn#resources";
  if (options.resources == nullptr)
    return fail(ErrorCode::unreachable, where, "nothing may be fetched here");
  if (fetches_left == 0) return fail(ErrorCode::too_large, where, "it asks for too many pages");
  --fetches_left;
  auto answer = options.resources->fetch(name);
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

Result<json::Value> Session::fetch_json(std::string_view name) {
  CAIRN_TRY(const auto fetched, fetch(name));
  return read_json(fetched);
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
