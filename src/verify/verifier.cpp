// SPDX-License-Identifier: Apache-2.0
// The Verifier: one workspace, the caches, and what is made of bytes that may be anything.
#include "base/limits.h"
#include "base/text.h"
#include "json/write.h"
#include "verify/judge.h"
#include "verify/keys.h"
#include "verify/schema.h"
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

// A document that calls itself a credential of some kind, out of its envelopes.
Result<ReadDocument> read_credential(Session& session, std::string_view text) {
  CAIRN_TRY(auto read, read_document(session, text));
  if (!read.token && !read.jws && !claims_to_be_one(read.value))
    return with_remedy(fail(ErrorCode::unreadable, "cairn#input",
                            "it holds data (JSON), but no badge or credential"),
                       "Give the badge itself, as its issuer gave it out.");
  return read;
}

Result<Report> judge_text(Session& session, std::string_view text) {
  if (is_address(text)) return judge_address(session, text);
  auto read = read_credential(session, text);
  if (!read.ok()) {
    const auto code = read.error().code;
    const auto jws = text.substr(0, text.find('~'));
    if (code == ErrorCode::unreadable && crypto::is_damaged_jws(jws, session.arena))
      return single(report_of(Code::signature_invalid, "jwt", read.error().detail, session.policy));
    if (code == ErrorCode::unreadable || code == ErrorCode::too_large) return read.error();
    return single(report_of_unread(read.error(), text, session.policy));
  }
  const auto opened = open_envelopes(session, std::move(*read));
  return opened.ok() ? judge(session, *opened)
                     : single(report_of_unread(opened.error(), {}, session.policy));
}

// JSON keeps its lines, by which its faults are told.
std::string_view text_of(const Carried& one) {
  const auto text = trim(one.text);
  return text.starts_with('{') ? std::string_view(one.text) : text;
}

void merge(Report& all, Report more) {
  all.verdict = stronger(all.verdict, more.verdict);
  for (auto& credential : more.credentials) all.credentials.push_back(std::move(credential));
  for (auto& finding : more.findings) all.findings.push_back(std::move(finding));
  for (auto& step : more.steps) all.steps.push_back(std::move(step));
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
            .schemas = schemas,
            .options = options,
            .policy = options.policy != nullptr ? *options.policy : default_policy};
  }

  jsonld::ContextSource contexts;
  securing::Workspace workspace;
  KeyCache keys;
  StatusCache lists;
  SchemaCache schemas;
  Policy default_policy;
};

Verifier::Verifier() : Verifier(LoadContext()) {}
Verifier::Verifier(LoadContext load_context)
    : state_(std::make_unique<State>(std::move(load_context))) {}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

Result<Report> Verifier::verify(ByteView input, const Options& options) {
  CAIRN_TRY(const auto all, carried_by(input));
  return verify(all, options);
}

Result<Report> Verifier::verify(std::span<const Carried> all, const Options& options) {
  auto session = state_->begin(options);
  CAIRN_TRY(auto report, judge_text(session, text_of(all.front())));
  bool one_holder = true;
  for (const auto& more : all.subspan(1)) {
    CAIRN_TRY(auto another, judge_text(session, text_of(more)));
    if (report.holder.empty()) report.holder = another.holder;
    one_holder = one_holder && (another.holder.empty() || another.holder == report.holder);
    merge(report, std::move(another));
  }
  if (!one_holder) report.holder.clear();  // nobody is told to hold what another shows
  if (all.size() > 1) note(report.findings, Code::several_badges, {}, names_of(all));
  return report;
}

Report Verifier::verify(const json::Value& document, const Options& options) {
  auto session = state_->begin(options);
  const auto opened = open_envelopes(session, {.value = document, .token = {}, .jws = {}});
  return opened.ok() ? judge(session, *opened)
                     : single(report_of_unread(opened.error(), {}, session.policy));
}

Result<Verified<Credential>> Verifier::accept(ByteView input, const Options& options) {
  CAIRN_TRY(const auto all, carried_by(input));
  if (all.size() != 1)
    return fail(ErrorCode::conflict, "cairn#accept", "the image carries several credentials");
  auto session = state_->begin(options);
  CAIRN_TRY(auto read, read_credential(session, text_of(all.front())));
  CAIRN_TRY(const auto document, open_envelopes(session, std::move(read)));
  auto report = judge(session, document);
  if (report.verdict != Verdict::accepted)
    return fail(ErrorCode::not_permitted, "cairn#accept", std::string(headline(report)));
  const auto format = credential::recognise(document.value);
  if (report.credentials.size() != 1 || format.kind == credential::Kind::presentation)
    return fail(ErrorCode::conflict, "cairn#accept", "this is not one credential");
  // Whatever a policy lets pass, a type that says "verified" needs a signature or the issuer's
  // page.
  if (report.credentials.front().evidence_level < EvidenceLevel::issuer_hosted)
    return fail(ErrorCode::not_permitted, "cairn#accept", std::string(headline(report)));
  const auto& value = session.judged.is_null() ? document.value : session.judged;
  Credential credential{json::write(value), credential::summarise(value, format)};
  return Verified<Credential>(std::move(credential), std::move(report.credentials.front()));
}

}  // namespace cairn::verify
