// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/issue.h"

#include <algorithm>

#include "app/issuing.h"
#include "app/vc_api/option.h"
#include "credential/format.h"
#include "credential/issue_rules.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

// Paths of faults in the credential, as paths into the request.
template <class T>
Result<T> below_credential(Result<T> result) {
  if (!result) result.error().path.insert(0, "/credential");
  return result;
}

Result<std::optional<securing::SuiteId>> suite_asked_for(const json::Value& body,
                                                         const VcIssueRequest& request) {
  CAIRN_TRY(auto name, vc_option(body, "cryptosuite"));
  if (name.empty()) name = request.suite;
  if (name.empty()) return std::optional<securing::SuiteId>();
  const auto* suite = securing::find_suite(name);
  if (suite == nullptr || suite->use == securing::SuiteUse::verify_only)
    return fail(ErrorCode::unsupported, "vc-api", "This suite is not signed with here.",
                "/options/cryptosuite");
  if (suite->key(request.key) == nullptr)
    return fail(ErrorCode::invalid, "vc-api",
                "The key of this path does not sign with that suite. Ask under the path of a key "
                "that does, or leave the suite out.",
                "/options/cryptosuite");
  return std::optional(suite->id);
}

// Made on first use, in a transaction of its own, so that signing itself only reads.
Result<Signer> settled_signer(Context& context, const OrganisationId& organisation,
                              crypto::KeyType type) {
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    auto signer = signer_of(context, *reading, organisation, type);
    if (signer || signer.error().code != ErrorCode::not_found) return signer;
  }
  CAIRN_CHECK(ensure_key(context, organisation, type));
  CAIRN_TRY(auto reading, context.store.begin(Access::read));
  return signer_of(context, *reading, organisation, type);
}

Result<std::string> envelope(Context& context, const Signer& signer,
                             const json::Value& credential) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto token, sign_credential_token(context, signer, credential));
  return json::write(
      builder.object({{"@context", builder.array({builder.string(credential::context_vcdm_2)})},
                      {"type", builder.string("EnvelopedVerifiableCredential")},
                      {"id", builder.string("data:application/vc+jwt," + token)}}));
}

// What a holder shows always; a state that the credential gets here is among it.
Result<std::optional<std::vector<std::string>>> mandatory_pointers(const json::Value& body,
                                                                   bool gets_status) {
  constexpr const char* status = "/credentialStatus";
  CAIRN_TRY(auto pointers, vc_pointers(body, "mandatoryPointers"));
  if (pointers && gets_status && std::ranges::find(*pointers, status) == pointers->end())
    pointers->emplace_back(status);
  return pointers;
}

// The place is taken only where the signature comes about.
template <class Sign>
Result<std::string> sign_with_status(Context& context, const Signer& signer,
                                     const OrganisationId& organisation,
                                     const json::Value& credential,
                                     const std::vector<std::string>& purposes, const Sign& sign) {
  Arena arena;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto document, with_vc_status(context, *transaction, signer, organisation,
                                                credential, purposes, json::Builder(arena)));
  CAIRN_TRY(auto issued, sign(document));
  CAIRN_CHECK(transaction->commit());
  return issued;
}

}  // namespace

Result<std::string> vc_api_issuer(Context& context, const OrganisationId& organisation,
                                  crypto::KeyType type) {
  CAIRN_TRY(auto signer, settled_signer(context, organisation, type));
  return std::move(signer.did);
}

Result<std::string> vc_issue(Context& context, const VcIssueRequest& request) {
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(request.body, arena));
  const auto credential = body["credential"];
  if (!credential.is_object())
    return fail(ErrorCode::invalid, "vc-api", "There is no credential to issue.", "/credential");
  // One that is missing or broken is not mended by putting ours in its place.
  if (!credential.contains("issuer"))
    return fail(ErrorCode::invalid, "vc-api", "The credential names no issuer.",
                "/credential/issuer");
  CAIRN_CHECK(below_credential(credential::may_issue(credential)));
  CAIRN_TRY(const auto suite, suite_asked_for(body, request));
  CAIRN_TRY(const auto purposes, vc_status_purposes(body, request.statuses));
  CAIRN_TRY(const auto mandatory, mandatory_pointers(body, !purposes.empty()));
  CAIRN_TRY(const auto signer, settled_signer(context, request.organisation, request.key));
  const auto sign = [&](const json::Value& document) {
    return request.form == VcForm::enveloped_token
               ? envelope(context, signer, document)
               : sign_credential(context, signer, document, suite, securing::IssuerRule::set,
                                 mandatory ? Mandatory(*mandatory) : std::nullopt);
  };
  auto issued = purposes.empty() ? sign(credential)
                                 : sign_with_status(context, signer, request.organisation,
                                                    credential, purposes, sign);
  if (issued) return issued;
  auto error = std::move(issued).error();
  error.path = "/credential" + error.path;
  return error;
}

}  // namespace cairn::app
