// SPDX-License-Identifier: Apache-2.0
// The Verifier: one workspace, the caches, and what is made of bytes that may be anything.
#include "base/limits.h"
#include "verify/input.h"
#include "verify/judge.h"
#include "verify/keys.h"
#include "verify/status.h"

namespace cairn::verify {
namespace {

// Whether an object nobody recognises still claims to be a credential of some kind.
bool claims_to_be_one(const json::Value& document) {
  for (const char* member :
       {"@context", "type", "@type", "credentialSubject", "proof", "recipient"})
    if (document.contains(member)) return true;
  return false;
}

// A badge of the first years may be baked as nothing but the address it is hosted at.
bool is_address(std::string_view text) {
  return text.starts_with("https://") && text.find_first_of(" \t\r\n{") == text.npos;
}

Result<Report> judge_address(Session& session, std::string_view url) {
  auto fetched = session.fetch_json(url);
  if (fetched.ok() && credential::recognise(*fetched).kind == credential::Kind::assertion)
    return judge(session, {.value = *fetched, .token = {}, .jws = {}});
  const bool gone = !fetched.ok() && fetched.error().code == ErrorCode::not_found;
  auto report = report_of(gone ? Code::hosted_gone : Code::hosted_unreachable, "ob2+hosted",
                          std::string(url), session.policy);
  report.evidence_level = EvidenceLevel::link;
  return single(std::move(report));
}

Result<Report> judge_text(Session& session, std::string_view text) {
  if (is_address(text)) return judge_address(session, text);
  const auto read = read_document(session, text);
  if (read.ok()) {
    if (!read->token && !read->jws && !claims_to_be_one(read->value))
      return fail(ErrorCode::unreadable, "cairn#input", "this is JSON, but no credential");
    return judge(session, *read);
  }
  const auto code = read.error().code;
  if (code == ErrorCode::unreadable || code == ErrorCode::too_large) return read.error();
  return single(report_of_unread(read.error(), text, session.policy));
}

void merge(Report& all, Report more) {
  all.verdict = stronger(all.verdict, more.verdict);
  for (auto& credential : more.credentials) all.credentials.push_back(std::move(credential));
  for (auto& finding : more.findings) all.findings.push_back(std::move(finding));
}

}  // namespace

struct Verifier::State {
  explicit State(LoadContext load) : contexts{.load = std::move(load)}, workspace(contexts) {}

  Session begin(const Options& options) {
    workspace.arena().reset();
    return {.workspace = workspace,
            .arena = workspace.arena(),
            .keys = keys,
            .lists = lists,
            .options = options,
            .policy = options.policy != nullptr ? *options.policy : default_policy,
            .fetches_left = limits::verify_fetches_max};
  }

  jsonld::ContextSource contexts;
  securing::Workspace workspace;
  KeyCache keys;
  StatusCache lists;
  Policy default_policy;
};

Verifier::Verifier() : Verifier(LoadContext()) {}
Verifier::Verifier(LoadContext load_context)
    : state_(std::make_unique<State>(std::move(load_context))) {}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

Result<Report> Verifier::verify(ByteView input, const Options& options) {
  CAIRN_TRY(const auto texts, texts_of(input));
  auto session = state_->begin(options);
  CAIRN_TRY(auto report, judge_text(session, texts.front()));
  for (std::size_t i = 1; i < texts.size(); ++i) {
    CAIRN_TRY(auto more, judge_text(session, texts[i]));
    merge(report, std::move(more));
  }
  return report;
}

Report Verifier::verify(const json::Value& document, const Options& options) {
  auto session = state_->begin(options);
  return judge(session, {.value = document, .token = {}, .jws = {}});
}

}  // namespace cairn::verify
