// SPDX-License-Identifier: Apache-2.0
#include "cairn/issue.h"

#include "credential/build.h"
#include "credential/format.h"
#include "json/write.h"
#include "jsonld/contexts.h"
#include "library/award_inside.h"
#include "library/inside.h"
#include "library/key_state.h"

namespace cairn {
namespace {

constexpr const char* where = "cairn/issue.h";

// The profile of tokens that a credential's own standard asks for.
securing::JwtProfile profile_of(const json::Value& document) {
  const auto format = credential::recognise(document);
  if (format.model == credential::Model::vcdm_1_1) return securing::JwtProfile::vcdm_1_1;
  const bool is_badge = format.kind == credential::Kind::achievement_credential ||
                        format.kind == credential::Kind::endorsement_credential;
  return is_badge ? securing::JwtProfile::open_badges_3 : securing::JwtProfile::vc_jose_cose;
}

Result<std::optional<securing::SuiteId>> suite_named(std::string_view name) {
  if (name.empty()) return std::optional<securing::SuiteId>();
  const auto* suite = securing::find_suite(name);
  // What discloses in parts needs randomness: see <cairn/parts.h>.
  if (suite == nullptr || suite->use != securing::SuiteUse::create_and_verify ||
      suite->form == securing::SignatureForm::selective)
    return fail(ErrorCode::unsupported, where, "no suite of this name signs");
  return std::optional(suite->id);
}

}  // namespace

struct Issuer::State {
  State(Key signer, LoadContext load)
      : key(std::move(signer)), contexts{.load = std::move(load)}, workspace(contexts) {}

  Result<std::string> sign(const json::Value& document, const IssueOptions& options) {
    const auto created = format_instant(options.created);
    securing::IssueOptions inner{.created = created, .issuer = securing::IssuerRule::complete};
    if (const auto& place = options.status)
      inner.status = securing::StatusPlace{place->list_url, place->index, place->purpose};
    const auto signer = key.state_->view();
    if (options.securing == Securing::token)
      return securing::issue_jwt(document, signer, profile_of(document), inner, workspace, arena);
    CAIRN_TRY(const auto suite, suite_named(options.suite));
    CAIRN_TRY(const auto made, securing::issue(document, signer, suite, inner, workspace, arena));
    return json::write(made, json::Style::indented);
  }

  Key key;
  jsonld::ContextSource contexts;
  securing::Workspace workspace;
  Arena arena;
};

Issuer::Issuer(Key key, LoadContext load_context)
    : state_(std::make_unique<State>(std::move(key), std::move(load_context))) {}
Issuer::~Issuer() = default;
Issuer::Issuer(Issuer&&) noexcept = default;
Issuer& Issuer::operator=(Issuer&&) noexcept = default;

Result<std::string> Issuer::issue(std::string_view credential, const IssueOptions& options) {
  state_->arena.reset();
  CAIRN_TRY(const auto document,
            state_->workspace.parser().parse_in_place(credential, state_->arena));
  return state_->sign(document, options);
}

Result<std::string> Issuer::issue(const Award& award, const IssueOptions& options) {
  state_->arena.reset();
  CAIRN_TRY(const auto document, credential::build_award(inner(award, key().controller()),
                                                         json::Builder(state_->arena)));
  return state_->sign(document, options);
}

Inside::Tools Inside::of(Issuer& issuer) {
  auto& state = *issuer.state_;
  state.arena.reset();
  return {state.key.state_->view(), state.workspace, state.arena};
}

const Key& Issuer::key() const { return state_->key; }

}  // namespace cairn
