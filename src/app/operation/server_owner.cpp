// SPDX-License-Identifier: Apache-2.0
#include "app/operation/server_owner.h"

#include "app/ports/organisations.h"

namespace cairn::app {

Result<bool> runs_the_server(Transaction& transaction, const OrganisationId& organisation) {
  CAIRN_TRY(const auto first, transaction.organisations().first());
  return first && first->id == organisation;
}

Result<bool> runs_the_server(Context& context, const Actor& actor) {
  if (!actor.roles.any_of(may::rule)) return false;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return runs_the_server(*transaction, actor.organisation);
}

}  // namespace cairn::app
