// SPDX-License-Identifier: Apache-2.0
#include "app/awards/status_place.h"

#include <array>

#include "app/awards/published.h"
#include "app/issuing.h"
#include "app/limits.h"
#include "app/ports/awards.h"
#include "credential/status_list.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

// What a list is called and by whom it is signed; never changed, for badges rely on both.
struct ListName {
  std::string id;
  std::string issuer;
  bool operator==(const ListName&) const = default;
};

Result<ListName> name_of(const StatusList& list) {
  Arena arena;
  CAIRN_TRY(const auto credential, json::parse(list.credential, arena));
  return ListName{std::string(credential.string_at("id")),
                  std::string(credential.string_at("issuer"))};
}

// Signed whenever its bits change, so that reading it is only reading.
Status sign_list(Context& context, const Signer& signer, const std::string& id, StatusList& list) {
  Arena arena;
  credential::NewStatusList about;
  about.id = id;
  about.issuer = signer.did;
  about.purpose = list.purpose;
  about.valid_from = format_instant(context.clock.now());
  const auto unsigned_list =
      credential::build_status_list(about, encoding::Bitstring(list.bits), json::Builder(arena));
  CAIRN_TRY(list.credential, sign_credential(context, signer, unsigned_list));
  return done;
}

Result<StatusList> begin_list(Context& context, Transaction& transaction, const Signer& signer,
                              const OrganisationId& organisation, StatusList list) {
  list.organisation = organisation;
  list.id = {new_name(organisation, context.random)};
  list.entries = limits::status_list_entries;
  list.bits.resize(limits::status_list_entries / 8);
  list.created = context.clock.now();
  CAIRN_CHECK(sign_list(context, signer, status_list_url(context, list.id), list));
  CAIRN_CHECK(transaction.awards().add_status_list(list));
  return list;
}

Result<StatusList> begin_lists(Context& context, Transaction& transaction, const Signer& signer,
                               const OrganisationId& organisation) {
  StatusList suspensions, revocations;
  suspensions.purpose = "suspension";
  CAIRN_TRY(suspensions,
            begin_list(context, transaction, signer, organisation, std::move(suspensions)));
  revocations.suspension_list = suspensions.id;
  return begin_list(context, transaction, signer, organisation, std::move(revocations));
}

Result<StatusList> list_with_room(Context& context, Transaction& transaction, const Signer& signer,
                                  const OrganisationId& organisation) {
  auto newest = transaction.awards().newest_status_list(organisation);
  if (!newest && newest.error().code != ErrorCode::not_found) return newest;
  // Beyond half, finding a free place by chance would take ever longer.
  if (newest && newest->used * 2 < newest->entries && !newest->suspension_list.text.empty()) {
    CAIRN_TRY(const auto name, name_of(*newest));
    if (name == ListName{status_list_url(context, newest->id), signer.did}) return newest;
  }
  return begin_lists(context, transaction, signer, organisation);
}

std::int64_t random_index(const Random& random, std::int64_t entries) {
  std::array<std::uint8_t, 8> bytes{};
  random(bytes);
  std::uint64_t number = 0;
  for (const auto byte : bytes) number = number << 8 | byte;
  return static_cast<std::int64_t>(number % static_cast<std::uint64_t>(entries));
}

}  // namespace

Result<StatusPlace> take_status_place(Context& context, Transaction& transaction,
                                      const Signer& signer, const OrganisationId& organisation) {
  CAIRN_TRY(auto list, list_with_room(context, transaction, signer, organisation));
  StatusPlace place{list.id, 0, list.suspension_list};
  encoding::Bitstring bits(list.bits);
  bool taken = true;
  while (taken) {
    place.index = random_index(context.random, list.entries);
    CAIRN_TRY(taken, transaction.awards().status_index_taken(organisation, list.id, place.index));
    // A bit that is set belongs to a badge that was replaced.
    taken = taken || bits.get(static_cast<std::size_t>(place.index));
  }
  ++list.used;
  CAIRN_CHECK(transaction.awards().update_status_list(list));
  return place;
}

json::Value status_entries(const Context& context, const StatusPlace& place,
                           json::Builder builder) {
  const auto index = static_cast<std::uint64_t>(place.index);
  return builder.array(
      {credential::build_status_entry(status_list_url(context, place.list), index, "revocation",
                                      builder),
       credential::build_status_entry(status_list_url(context, place.suspension_list), index,
                                      "suspension", builder)});
}

}  // namespace cairn::app
