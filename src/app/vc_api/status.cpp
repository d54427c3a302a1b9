// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/status.h"

#include <algorithm>

#include "app/audit.h"
#include "app/awards/published.h"
#include "app/awards/status_bits.h"
#include "app/awards/status_place.h"
#include "app/endorsing/endorse.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "app/ports/issued.h"
#include "app/ports/issued_statuses.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/status_list.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr const char* where = "vc-api";
constexpr std::string_view purposes_known[] = {"revocation", "suspension"};

bool is_known(std::string_view purpose) {
  return std::ranges::find(purposes_known, purpose) != std::end(purposes_known);
}

Result<std::string> purpose_of(const json::Value& entry) {
  constexpr const char* path = "/options/credentialStatus";
  if (!entry.is_object())
    return fail(ErrorCode::invalid, where, "A status entry is an object.", path);
  const auto type = entry["type"];
  if (!type.is_null() && type.as_string() != "BitstringStatusListEntry")
    return fail(ErrorCode::unsupported, where, "Entries of this type are not made here.",
                std::string(path).append("/type"));
  const auto purpose = entry.string_at("statusPurpose");
  if (is_known(purpose)) return std::string(purpose);
  return fail(ErrorCode::unsupported, where, "Only revocation and suspension are published here.",
              std::string(path).append("/statusPurpose"));
}

// A list that tells the state of others has none by itself.
bool may_have_status(const json::Value& credential) {
  const auto format = credential::recognise(credential);
  return format.model == credential::Model::vcdm_2_0 &&
         format.kind != credential::Kind::status_list_credential &&
         credential::has_type(credential, "VerifiableCredential") &&
         !credential.contains("credentialStatus");
}

Status check_change(std::string_view purpose, bool status) {
  if (!is_known(purpose))
    return fail(ErrorCode::unsupported, where, "Only revocation and suspension are published here.",
                "/credentialStatus/statusPurpose");
  if (purpose != "revocation" || status) return done;
  return fail(ErrorCode::invalid, where, "\"status\" must be true: to revoke is final.", "/status");
}

const StatusListId& list_of(const IssuedPlace& place, std::string_view purpose) {
  return purpose == "revocation" ? place.list : place.suspension_list;
}

// Nothing where that is not known: of a credential from before it was kept, that is not at hand.
Result<std::optional<bool>> has_entry(Transaction& transaction, const OrganisationId& organisation,
                                      const IssuedPlace& place, std::string_view purpose) {
  using Known = std::optional<bool>;
  if (!place.purposes.empty())
    return Known(std::ranges::find(place.purposes, purpose) != place.purposes.end());
  bool any = false;
  for (const auto each : purposes_known) {
    CAIRN_TRY(const bool found, transaction.issued().statuses().is_entry(
                                    organisation, list_of(place, each), place.index));
    if (found && each == purpose) return Known(true);
    any = any || found;
  }
  return any ? Known(false) : Known();
}

// What no verifier would see is not told as done.
Status check_entry(Transaction& transaction, const OrganisationId& organisation,
                   const std::vector<IssuedPlace>& places, std::string_view purpose) {
  constexpr const char* path = "/credentialStatus/statusPurpose";
  bool unknown = false;
  for (const auto& place : places) {
    CAIRN_TRY(const auto has, has_entry(transaction, organisation, place, purpose));
    if (has.value_or(false)) return done;
    unknown = unknown || !has;
  }
  return with_remedy(
      fail(ErrorCode::invalid, where,
           unknown ? "Which states this credential has an entry for was not kept, so that "
                     "verifiers may not see this change."
                   : "This credential has no entry for that purpose, so no verifier would see it.",
           path),
      "Change a state that it has an entry for, or issue it anew with this one.");
}

Result<IssuedList> list_for(Context& context, Transaction& transaction, const Signer& signer,
                            const OrganisationId& organisation) {
  auto& statuses = transaction.issued().statuses();
  CAIRN_TRY(auto newest, optional(statuses.newest_list(organisation, signer.did)));
  // Beyond half, finding a free place by chance would take ever longer.
  if (newest && newest->used * 2 < static_cast<std::int64_t>(limits::status_list_entries)) {
    CAIRN_TRY(const auto list, transaction.awards().find_status_list(organisation, newest->id));
    Arena arena;
    CAIRN_TRY(const auto credential, json::parse(list.credential, arena));
    if (credential.string_at("id") == status_list_url(context, newest->id)) return *newest;
  }
  CAIRN_TRY(const auto begun, begin_status_lists(context, transaction, signer, organisation));
  IssuedList added{begun.revocation, begun.suspension, signer.did, 0, context.clock.now()};
  CAIRN_CHECK(statuses.add_list(organisation, added));
  return added;
}

}  // namespace

Result<std::vector<std::string>> vc_status_purposes(const json::Value& body, VcStatuses otherwise) {
  const auto options = body["options"];
  const auto asked = options["credentialStatus"];
  std::vector<std::string> purposes;
  for (const auto& entry : json::as_list(asked)) {
    CAIRN_TRY(auto purpose, purpose_of(entry));
    if (std::ranges::find(purposes, purpose) == purposes.end())
      purposes.push_back(std::move(purpose));
  }
  const bool unasked = asked.is_null() && !options.contains("mandatoryPointers");
  if (unasked && otherwise == VcStatuses::both && may_have_status(body["credential"]))
    purposes.assign(std::begin(purposes_known), std::end(purposes_known));
  return purposes;
}

Result<json::Value> with_vc_status(Context& context, Transaction& transaction, const Signer& signer,
                                   const OrganisationId& organisation,
                                   const json::Value& credential,
                                   const std::vector<std::string>& purposes,
                                   json::Builder builder) {
  CAIRN_TRY(const auto list, list_for(context, transaction, signer, organisation));
  const std::string id(credential.string_at("id"));
  IssuedPlace place{list.id, list.suspension_list, 0, purposes};
  for (bool taken = false; !taken;) {
    place.index =
        static_cast<std::int64_t>(random_place(context.random, limits::status_list_entries));
    CAIRN_TRY(taken, transaction.issued().statuses().take(organisation, place, id));
  }
  const auto index = static_cast<std::size_t>(place.index);
  const auto present = credential["credentialStatus"];
  const auto kept = json::as_list(present);
  std::vector<json::Value> entries(kept.begin(), kept.end());
  for (const auto& purpose : purposes) {
    const auto url = status_list_url(context, list_of(place, purpose));
    entries.push_back(credential::build_status_entry(url, index, purpose, builder));
  }
  return builder.with(credential, "credentialStatus", builder.array(entries));
}

Status change_vc_status(Context& context, const Actor& actor, const VcStatusChange& change) {
  for (const auto& purpose : change.purposes) CAIRN_CHECK(check_change(purpose, change.status));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto places,
            transaction->issued().statuses().places(actor.organisation, change.credential_id));
  if (places.empty() || change.credential_id.empty())
    return fail(ErrorCode::not_found, where, "No credential of this server has that id.",
                "/credentialId");
  StatusBits bits;
  for (const auto& purpose : change.purposes) {
    CAIRN_CHECK(check_entry(*transaction, actor.organisation, places, purpose));
    const bool revokes = purpose == "revocation";
    for (const auto& place : places) bits.set(list_of(place, purpose), place.index, change.status);
    const auto* action = revokes         ? "issued.revoke"
                         : change.status ? "issued.suspend"
                                         : "issued.reinstate";
    CAIRN_CHECK(audit(context, *transaction, actor, action, change.credential_id));
    if (revokes)
      CAIRN_CHECK(note_revoked(context, *transaction, actor.organisation, change.credential_id));
  }
  CAIRN_CHECK(bits.publish(context, *transaction, actor.organisation));
  return transaction->commit();
}

}  // namespace cairn::app
