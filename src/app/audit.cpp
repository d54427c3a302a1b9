// SPDX-License-Identifier: Apache-2.0
#include "app/audit.h"

#include "app/ports/records.h"

namespace cairn::app {
namespace {

// Accounts and programs have ids of their organisation; "learner" and "command" are nobody.
Result<std::string> pseudonym_of(Context& context, Transaction& transaction, const Actor& actor) {
  const auto& id = actor.account.text;
  if (organisation_of(id) != actor.organisation) return id;
  const auto known = transaction.records().find_audit_actor(actor.organisation, id);
  if (known) return known->pseudonym;
  if (known.error().code != ErrorCode::not_found) return known.error();
  auto pseudonym = new_name(actor.organisation, context.random);
  CAIRN_CHECK(transaction.records().add_audit_actor(actor.organisation, {id, pseudonym}));
  return pseudonym;
}

}  // namespace

Status audit(Context& context, Transaction& transaction, const Actor& actor,
             std::string_view action, std::string_view subject, std::string_view detail) {
  CAIRN_TRY(auto pseudonym, pseudonym_of(context, transaction, actor));
  return transaction.records().append_audit({actor.organisation, context.clock.now(),
                                             std::move(pseudonym), std::string(action),
                                             std::string(subject), std::string(detail)});
}

}  // namespace cairn::app
