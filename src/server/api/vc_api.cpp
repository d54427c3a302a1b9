// SPDX-License-Identifier: Apache-2.0
// W3C VC API (w3c-ccg/vc-api sections 3.2 to 3.4).
#include "app/awards/revoke.h"
#include "app/base_address.h"
#include "app/vc_api/derive.h"
#include "app/vc_api/issue.h"
#include "app/vc_api/status.h"
#include "app/vc_api/verify.h"
#include "json/parse.h"
#include "server/api/api.h"

namespace cairn::server::api {

namespace {

constexpr const char* where = "vc-api";

struct PathKey {
  std::string_view name;
  crypto::KeyType type;
  std::string_view suite = {};  // where a request names none; "": the default of the key
};

constexpr PathKey path_keys[] = {
    {"", crypto::KeyType::ed25519},  // the path names none
    {"ed25519", crypto::KeyType::ed25519},
    {"jose", crypto::KeyType::ed25519},  // the same key, around the credential instead of in it
    {"p256", crypto::KeyType::p256},
    {"p384", crypto::KeyType::p384},
    {"sd", crypto::KeyType::p256, "ecdsa-sd-2023"},  // the key of p256, parts may be kept back
};

Result<PathKey> key_of(const Call& call) {
  for (const auto& key : path_keys)
    if (key.name == call.argument("key")) return key;
  return fail(ErrorCode::not_found, where,
              "The key in the path is ed25519, p256, p384, jose or sd.");
}

// Suites ask of an implementation what its users do not: that every credential has a state, and
// that a signature counts where its issuer is a page that does not exist.
app::VcStatuses statuses_of(const Call& call) {
  return call.site.vc_api == VcApiAccess::open ? app::VcStatuses::both : app::VcStatuses::none;
}
app::VcIssuers issuers_of(const Call& call) {
  return call.site.vc_api == VcApiAccess::open ? app::VcIssuers::may_be_unreachable
                                               : app::VcIssuers::proved;
}

// Suites judge by the status alone: 200 accepts, 400 does not.
Response answer(app::VcVerified verified) {
  auto out = json_response(std::move(verified.body));
  out.status = verified.outcome == app::VcOutcome::accepted ? 200 : 400;
  return out;
}

}  // namespace

Result<Response> issue(Call& call) {
  CAIRN_TRY(const auto key, key_of(call));
  const auto form =
      call.argument("key") == "jose" ? app::VcForm::enveloped_token : app::VcForm::embedded_proof;
  CAIRN_TRY(auto credential, app::vc_issue(call.context(), {.body = call.request.body,
                                                            .form = form,
                                                            .organisation = call.organisation,
                                                            .key = key.type,
                                                            .suite = key.suite,
                                                            .statuses = statuses_of(call)}));
  auto out = json_response(std::move(credential), "application/vc+ld+json");
  out.status = 201;
  out.until = [&journal = call.context().issue_journal,
               issued = app::IssuedCredential{.organisation = call.actor().organisation,
                                              .program = call.actor().account.text,
                                              .text = out.body,
                                              .issued = call.context().clock.now()}](
                  Settled settled) { journal.add(issued, std::move(settled)); };
  return out;
}

Result<Response> derive_credential(Call& call) {
  CAIRN_CHECK(key_of(call));
  CAIRN_TRY(auto derived, app::vc_derive(call.context(), call.request.body));
  auto out = json_response(std::move(derived), "application/vc+ld+json");
  out.status = 201;
  return out;
}

Result<Response> verify_credential(Call& call) {
  CAIRN_CHECK(key_of(call));
  CAIRN_TRY(auto verified,
            app::vc_verify_credential(call.context(), call.request.body, issuers_of(call)));
  return answer(std::move(verified));
}

Result<Response> verify_presentation(Call& call) {
  CAIRN_CHECK(key_of(call));
  CAIRN_TRY(auto verified,
            app::vc_verify_presentation(call.context(), call.request.body, issuers_of(call)));
  return answer(std::move(verified));
}

namespace {

Result<bool> status_asked(const json::Value& body) {
  const auto* status = body.find("status");
  if (status != nullptr && status->is_boolean()) return status->as_boolean();
  return fail(ErrorCode::invalid, where, "\"status\" must be true or false.", "/status");
}

// Badges are revoked and stay so; the desk and /api/v1 suspend them.
Status revoke_badge(Call& call, std::string_view badge, const std::vector<std::string>& purposes,
                    bool status) {
  for (const auto& purpose : purposes)
    if (purpose != "revocation")
      return fail(ErrorCode::unsupported, where, "Of a badge only revocation is published here.",
                  "/credentialStatus/statusPurpose");
  if (!status)
    return fail(ErrorCode::invalid, where, "\"status\" must be true: to revoke is final.",
                "/status");
  const app::Actor actor{.organisation = call.organisation, .account = {"vc-api"}};
  CAIRN_CHECK(
      app::revoke_award(call.context(), actor, {std::string(badge)}, "Revoked by program."));
  return done;
}

}  // namespace

// {"credentialId": "…", "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose":
// "revocation"}, "status": true}, of a badge or of what was signed here with a state.
Result<Response> update_status(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(call.request.body, arena));
  const std::string id(body.string_at("credentialId"));
  std::vector<std::string> purposes;
  for (const auto entries = body["credentialStatus"]; const auto& entry : json::as_list(entries))
    purposes.emplace_back(entry.contains("statusPurpose") ? entry.string_at("statusPurpose")
                                                          : "revocation");
  if (purposes.empty()) purposes.emplace_back("revocation");
  CAIRN_TRY(const auto status, status_asked(body));
  if (const auto badge = app::own_badge(call.context(), id); !badge.empty()) {
    CAIRN_CHECK(revoke_badge(call, badge, purposes, status));
    return json_response("{}");
  }
  CAIRN_CHECK(app::change_vc_status(call.context(), call.actor(), {id, purposes, status}));
  return json_response("{}");
}

}  // namespace cairn::server::api
