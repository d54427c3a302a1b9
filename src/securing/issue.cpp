// SPDX-License-Identifier: Apache-2.0
#include "securing/issue.h"

#include <algorithm>
#include <vector>

#include "credential/format.h"
#include "credential/issue_rules.h"
#include "credential/status_list.h"
#include "credential/summary.h"
#include "credential/token_status_list.h"
#include "json/build.h"
#include "json/pointer.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "securing/issue";

json::Value with_issuer(const json::Value& document, std::string_view id, json::Builder builder) {
  const auto issuer = document["issuer"];
  const auto text = builder.string(id);
  return builder.with(document, "issuer",
                      issuer.is_object() ? builder.with(issuer, "id", text) : text);
}

// must_match and complete.
Result<json::Value> settle_issuer(const json::Value& document, const SigningKey& key,
                                  IssuerRule rule, json::Builder builder) {
  const auto issuer = document["issuer"];
  if (credential::id_of(issuer) == key.controller) return document;
  const bool missing =
      !document.contains("issuer") || (issuer.is_object() && !issuer.contains("id"));
  if (rule == IssuerRule::complete && missing)
    return with_issuer(document, key.controller, builder);
  return fail(ErrorCode::not_permitted, where,
              "the issuer is not who the key belongs to, " + std::string(key.controller),
              issuer.is_object() ? "/issuer/id" : "/issuer");
}

// VCDM 2.0 defines entries of lists itself, 1.1 does not.
json::Value with_status_context(const json::Value& document, json::Builder builder) {
  constexpr std::string_view context = "https://www.w3.org/ns/credentials/status/v1";
  if (credential::recognise(document).model != credential::Model::vcdm_1_1) return document;
  const auto present = document["@context"];
  const auto list = json::as_list(present);
  const auto is_it = [&](const json::Value& one) {
    return one.is_string() && one.as_string() == context;
  };
  if (std::ranges::any_of(list, is_it)) return document;
  std::vector<json::Value> contexts(list.begin(), list.end());
  contexts.push_back(builder.string(context));
  return builder.with(document, "@context", builder.array(contexts));
}

json::Value add_status(const json::Value& document, const StatusPlace& place,
                       json::Builder builder) {
  const auto entry =
      credential::build_status_entry(place.list_url, place.index, place.purpose, builder);
  const auto present = document["credentialStatus"];
  if (present.is_null()) return builder.with(document, "credentialStatus", entry);
  const auto list = json::as_list(present);
  std::vector<json::Value> entries(list.begin(), list.end());
  entries.push_back(entry);
  return builder.with(document, "credentialStatus", builder.array(entries));
}

}  // namespace

Result<json::Value> prepare(const json::Value& document, const SigningKey& key,
                            const IssueOptions& options, Arena& arena) {
  if (!document.is_object())
    return fail(ErrorCode::invalid, where, "a credential is a JSON object");
  if (document.contains("proof"))
    return fail(ErrorCode::invalid, where, "the credential is signed already", "/proof");
  const json::Builder builder(arena);
  auto prepared = document;
  if (options.status && options.status->form != StatusForm::token)
    prepared = add_status(with_status_context(document, builder), *options.status, builder);
  // Replacing an issuer must not hide what is wrong with the one that was sent: the rules first.
  if (options.issuer == IssuerRule::set && document.contains("issuer")) {
    CAIRN_CHECK(credential::may_issue(prepared));
    return with_issuer(prepared, key.controller, builder);
  }
  const auto rule = options.issuer == IssuerRule::set ? IssuerRule::complete : options.issuer;
  CAIRN_TRY(prepared, settle_issuer(prepared, key, rule, builder));
  CAIRN_CHECK(credential::may_issue(prepared));
  return prepared;
}

Result<json::Value> with_status_claim(const json::Value& claims, const IssueOptions& options,
                                      json::Builder builder) {
  if (!options.status || options.status->form == StatusForm::bitstring) return claims;
  const auto present = claims["status"];
  const bool may_join = present.is_object() && !present.contains("status_list") &&
                        !claims.contains("@context");  // whose own member that is
  if (claims.contains("status") && !may_join)
    return fail(ErrorCode::invalid, "token-status-list#referenced-token",
                "there is a state of that name already", "/status");
  const auto entry =
      credential::build_token_status(options.status->list_url, options.status->index, builder);
  if (!may_join) return builder.with(claims, "status", entry);
  return builder.with(claims, "status", builder.with(present, "status_list", entry["status_list"]));
}

Result<json::Value> issue(const json::Value& document, const SigningKey& key,
                          std::optional<SuiteId> chosen, const IssueOptions& options,
                          Workspace& workspace, Arena& arena) {
  const auto* used = chosen ? &suite(*chosen) : default_suite(key.key->type());
  if (used == nullptr)
    return fail(ErrorCode::unsupported, where, "no suite signs with such a key; JWT does");
  if (options.status && options.status->form == StatusForm::token)
    return fail(ErrorCode::unsupported, "token-status-list#referenced-token",
                "a Token Status List tells the state of tokens; a proof is in none");
  CAIRN_TRY(const auto prepared, prepare(document, key, options, arena));
  CAIRN_CHECK(check_members(prepared, workspace));
  // RDFC suites meet every term on their way; JCS would sign what means nothing.
  if (used->transformation == Transformation::jcs) CAIRN_CHECK(check_defined(prepared, workspace));
  return add_proof(with_suite_context(prepared, *used, arena), *key.key,
                   {.suite = used->id,
                    .verification_method = key.verification_method,
                    .created = options.created,
                    .disclosing = options.disclosing},
                   workspace, arena);
}

Result<json::Value> issue_together(const json::Value& document, const SigningKey& key,
                                   std::span<const SigningKey> others, const IssueOptions& options,
                                   Workspace& workspace, Arena& arena) {
  CAIRN_TRY(auto secured, issue(document, key, std::nullopt, options, workspace, arena));
  const auto id = document.string_at("id");
  if (id.empty()) return fail(ErrorCode::invalid, where, "the credential has no id", "/id");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < others.size(); ++i)
    names.push_back(std::string(id) + "#signature-" + std::to_string(i + 2));
  const auto add = [&](const SigningKey& by, std::string_view name,
                       std::span<const std::string_view> previous) -> Status {
    const auto* used = default_suite(by.key->type());
    if (used == nullptr)
      return fail(ErrorCode::unsupported, where, "no suite signs with such a key; JWT does");
    const ProofOptions proof{.suite = used->id,
                             .verification_method = by.verification_method,
                             .created = options.created,
                             .id = name,
                             .previous_proof = previous};
    CAIRN_TRY(secured, add_proof(secured, *by.key, proof, workspace, arena));
    return done;
  };
  for (std::size_t i = 0; i < others.size(); ++i) CAIRN_CHECK(add(others[i], names[i], {}));
  const std::vector<std::string_view> previous(names.begin(), names.end());
  if (!others.empty()) CAIRN_CHECK(add(key, {}, previous));
  return secured;
}

Result<std::string> issue_jwt(const json::Value& document, const SigningKey& key,
                              JwtProfile profile, const IssueOptions& options, Workspace& workspace,
                              Arena& arena) {
  CAIRN_TRY(const auto prepared, prepare(document, key, options, arena));
  CAIRN_CHECK(check_members(prepared, workspace));
  CAIRN_CHECK(check_defined(prepared, workspace));
  JwtOptions jwt{.profile = profile, .key_id = key.verification_method};
  if (options.status && options.status->form == StatusForm::token) {
    const json::Builder builder(arena);
    // Of VCDM 1.1 the credential is a claim itself, with nothing beside it yet.
    const auto beside = profile == JwtProfile::vcdm_1_1 ? builder.object({}) : prepared;
    CAIRN_TRY(const auto claims, with_status_claim(beside, options, builder));
    jwt.status = claims["status"];
  }
  return sign_jwt(prepared, *key.key, jwt, arena);
}

Status check_members(const json::Value& document, Workspace& workspace) {
  const auto name = workspace.processor().undefined_member(document);
  if (name.empty()) return done;
  return with_remedy(
      fail(ErrorCode::undefined_term, "vc-data-model-2.0#extensibility",
           "no context defines \"" + std::string(name) +
               "\"; only a catch-all vocabulary (@vocab) gives it a name",
           json::pointer_token(name)),
      "Define it in a context of your own, or leave it out.");
}

Status check_defined(const json::Value& document, Workspace& workspace) {
  return workspace.processor().check(document);
}

}  // namespace cairn::securing
