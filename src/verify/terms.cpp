// SPDX-License-Identifier: Apache-2.0
// Whether every word of what was signed means something (vc-data-integrity#context-injection). A
// proof over RDF cannot hold otherwise; one over JSON and a token can.
#include "json/build.h"
#include "verify/signatures.h"

namespace cairn::verify {
namespace {

Code code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::undefined_term: return Code::undefined_term;
    case ErrorCode::unknown_context: return Code::context_unknown;
    case ErrorCode::too_large: return Code::work_limit;
    default: return Code::property_invalid;
  }
}

}  // namespace

void judge_terms(Session& session, const json::Value& document, std::vector<Finding>& findings) {
  // Credentials that are shown are judged one by one, and may be tokens, which are no JSON-LD.
  constexpr std::string_view shown = "verifiableCredential";
  const auto own =
      document.contains(shown) ? json::Builder(session.arena).without(document, shown) : document;
  const auto checked = session.workspace.processor().check(own);
  if (!checked.ok())
    note(findings, code_of(checked.error().code), checked.error().path, checked.error().detail);
}

}  // namespace cairn::verify
