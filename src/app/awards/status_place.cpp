// SPDX-License-Identifier: Apache-2.0
#include "app/awards/status_place.h"

#include <array>

#include "app/awards/published.h"
#include "app/awards/token_list.h"
#include "app/issuing.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "credential/status_list.h"

namespace cairn::app {
namespace {

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

Result<StatusList> begin_both(Context& context, Transaction& transaction, const Signer& signer,
                              const OrganisationId& organisation) {
  StatusList suspensions, revocations;
  suspensions.purpose = "suspension";
  CAIRN_TRY(suspensions,
            begin_list(context, transaction, signer, organisation, std::move(suspensions)));
  revocations.suspension_list = suspensions.id;
  CAIRN_TRY(auto begun,
            begin_list(context, transaction, signer, organisation, std::move(revocations)));
  CAIRN_CHECK(publish_token_list(context, transaction, organisation, begun.id));
  return begun;
}

Result<StatusList> begin_lists(Context& context, Transaction& transaction, const Signer& signer,
                               const OrganisationId& organisation) {
  CAIRN_TRY(auto begun, begin_both(context, transaction, signer, organisation));
  CAIRN_CHECK(transaction.awards().add_status_list_head(
      organisation,
      {begun.id, begun.entries, 0, status_list_url(context, begun.id), signer.did,
       begun.suspension_list},
      begun.created));
  return begun;
}

}  // namespace

std::size_t random_place(const Random& random, std::size_t entries) {
  std::array<std::uint8_t, 8> bytes{};
  random(bytes);
  std::uint64_t number = 0;
  for (const auto byte : bytes) number = number << 8 | byte;
  return static_cast<std::size_t>(number % entries);
}

Result<ListsForPlaces> begin_status_lists(Context& context, Transaction& transaction,
                                          const Signer& signer,
                                          const OrganisationId& organisation) {
  CAIRN_TRY(const auto begun, begin_both(context, transaction, signer, organisation));
  return ListsForPlaces{begun.id, begun.suspension_list};
}

Result<ListsForPlaces> lists_for_places(Context& context, Transaction& transaction,
                                        const Signer& signer, const OrganisationId& organisation) {
  CAIRN_TRY(const auto newest,
            optional(transaction.awards().newest_status_list_head(organisation)));
  // Beyond half, finding a free place by chance would take ever longer.
  const bool room =
      newest && newest->used * 2 < newest->entries && !newest->suspension_list.text.empty();
  if (room && newest->url == status_list_url(context, newest->id) && newest->issuer == signer.did)
    return ListsForPlaces{newest->id, newest->suspension_list};
  CAIRN_TRY(const auto begun, begin_lists(context, transaction, signer, organisation));
  return ListsForPlaces{begun.id, begun.suspension_list};
}

Result<StatusPlace> take_status_place(Context& context, Transaction& transaction,
                                      const Signer& signer, const OrganisationId& organisation) {
  CAIRN_TRY(const auto lists, lists_for_places(context, transaction, signer, organisation));
  StatusPlace place{lists.revocation, 0, lists.suspension};
  for (bool taken = true; taken;) {
    place.index =
        static_cast<std::int64_t>(random_place(context.random, limits::status_list_entries));
    CAIRN_TRY(taken,
              transaction.awards().status_index_taken(organisation, place.list, place.index));
  }
  CAIRN_CHECK(transaction.awards().count_places(organisation, place.list, 1));
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
