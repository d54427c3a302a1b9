// SPDX-License-Identifier: Apache-2.0
#include "app/awards/status_place.h"

#include <array>

#include "app/awards/published.h"
#include "app/issuing.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "credential/status_list.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

// What a list is called and by whom it is signed; never changed, for badges rely on both.
struct ListName {
  std::string id;
  std::string issuer;
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
  about.valid_from = format_instant(context.clock.now());
  const auto unsigned_list =
      credential::build_status_list(about, encoding::Bitstring(list.bits), json::Builder(arena));
  CAIRN_TRY(list.credential, sign_credential(context, signer, unsigned_list));
  return done;
}

Result<StatusList> begin_list(Context& context, Transaction& transaction, const Signer& signer,
                              const OrganisationId& organisation) {
  StatusList list;
  list.organisation = organisation;
  list.id = {new_name(organisation, context.random)};
  list.entries = limits::status_list_entries;
  list.bits.resize(limits::status_list_entries / 8);
  list.created = context.clock.now();
  CAIRN_CHECK(sign_list(context, signer, status_list_url(context, list.id), list));
  CAIRN_CHECK(transaction.awards().add_status_list(list));
  CAIRN_CHECK(transaction.awards().add_status_list_head(
      organisation, {list.id, list.entries, 0, status_list_url(context, list.id), signer.did},
      list.created));
  return list;
}

}  // namespace

std::size_t random_place(const Random& random, std::size_t entries) {
  std::array<std::uint8_t, 8> bytes{};
  random(bytes);
  std::uint64_t number = 0;
  for (const auto byte : bytes) number = number << 8 | byte;
  return static_cast<std::size_t>(number % entries);
}

Result<StatusListId> list_for_places(Context& context, Transaction& transaction,
                                     const Signer& signer, const OrganisationId& organisation) {
  CAIRN_TRY(const auto newest,
            optional(transaction.awards().newest_status_list_head(organisation)));
  // Beyond half, finding a free place by chance would take ever longer.
  const bool room = newest && newest->used * 2 < newest->entries;
  if (room && newest->url == status_list_url(context, newest->id) && newest->issuer == signer.did)
    return newest->id;
  CAIRN_TRY(const auto begun, begin_list(context, transaction, signer, organisation));
  return begun.id;
}

Result<StatusPlace> take_status_place(Context& context, Transaction& transaction,
                                      const Signer& signer, const OrganisationId& organisation) {
  StatusPlace place;
  CAIRN_TRY(place.list, list_for_places(context, transaction, signer, organisation));
  for (bool taken = true; taken;) {
    place.index =
        static_cast<std::int64_t>(random_place(context.random, limits::status_list_entries));
    CAIRN_TRY(taken,
              transaction.awards().status_index_taken(organisation, place.list, place.index));
  }
  CAIRN_CHECK(transaction.awards().count_places(organisation, place.list, 1));
  return place;
}

Status set_status(Context& context, Transaction& transaction, const Award& award) {
  CAIRN_TRY(auto list,
            transaction.awards().find_status_list(award.organisation, award.status_list));
  CAIRN_TRY(const auto name, name_of(list));
  CAIRN_TRY(const auto signer, signer_named(context, transaction, award.organisation, name.issuer));
  encoding::Bitstring bits(std::move(list.bits));
  bits.set(static_cast<std::size_t>(award.status_index), true);
  list.bits.assign(bits.bytes().begin(), bits.bytes().end());
  CAIRN_CHECK(sign_list(context, signer, name.id, list));
  return transaction.awards().update_status_list(list);
}

}  // namespace cairn::app
