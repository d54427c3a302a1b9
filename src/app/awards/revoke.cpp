// SPDX-License-Identifier: Apache-2.0
#include "app/awards/revoke.h"

#include "app/awards/change.h"

namespace cairn::app {

Result<Award> revoke_award(Context& context, const Actor& actor, const AwardId& id,
                           const std::string& reason) {
  ChangeForm form;
  form.change = AwardChange::revoke;
  form.reason = reason;
  return change_award(context, actor, id, form);
}

Result<Listed<AwardSummary>> list_awards(Context& context, const Actor& actor, const Page& page) {
  return list_awards(context, actor, ListSearch{}, page);
}

Result<Listed<AwardSummary>> list_awards(Context& context, const Actor& actor,
                                         const ListSearch& search, const Page& page) {
  CAIRN_TRY(const auto filter, award_filter(search, context.clock.now()));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows, transaction->awards().list(actor.organisation, filter, one_more(page)));
  return cut(std::move(rows), page);
}

}  // namespace cairn::app
