// SPDX-License-Identifier: Apache-2.0
#include "app/awards/status_bits.h"

#include <set>

#include "app/awards/token_list.h"
#include "app/issuing.h"
#include "app/ports/token_lists.h"
#include "credential/open_badge_3.h"
#include "credential/status_list.h"
#include "encoding/bitstring.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

// The badges in a list believe only the issuer it was begun by.
Result<std::string> signed_anew(Context& context, Transaction& transaction, const StatusList& list,
                                const encoding::Bitstring& bits) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto before, json::parse(list.credential, arena));
  CAIRN_TRY(auto next, credential::with_bits(before, bits, builder));
  next = builder.with(next, "validFrom", builder.string(format_instant(context.clock.now())));
  CAIRN_TRY(const auto signer,
            signer_named(context, transaction, list.organisation, credential::issuer_id(before)));
  return sign_credential(context, signer, next);
}

}  // namespace

Status StatusBits::publish(Context& context, Transaction& transaction,
                           const OrganisationId& organisation) {
  std::set<StatusListId> with_tokens;
  for (const auto& [id, changes] : changes_) {
    CAIRN_TRY(auto list, transaction.awards().find_status_list(organisation, id));
    encoding::Bitstring bits(std::move(list.bits));
    for (const auto& change : changes) bits.set(static_cast<std::size_t>(change.index), change.bit);
    list.bits.assign(bits.bytes().begin(), bits.bytes().end());
    CAIRN_TRY(list.credential, signed_anew(context, transaction, list, bits));
    CAIRN_CHECK(transaction.awards().update_status_list(list));
    CAIRN_TRY(auto revocations,
              transaction.awards().token_lists().revocations_of(organisation, id));
    with_tokens.insert(std::move(revocations));
  }
  for (const auto& id : with_tokens)
    CAIRN_CHECK(publish_token_list(context, transaction, organisation, id));
  return done;
}

}  // namespace cairn::app
