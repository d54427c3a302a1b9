// SPDX-License-Identifier: Apache-2.0
#include "app/awards/revoke.h"

#include "app/audit.h"
#include "app/awards/status_place.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/awards.h"
#include "app/stacks/evaluate.h"

namespace cairn::app {

Result<Award> revoke_award(Context& context, const Actor& actor, const AwardId& id,
                           const std::string& typed_reason) {
  CAIRN_TRY(const auto reason,
            text_field({"/reason", "Reason"}, typed_reason, limits::reason_characters_max,
                       Presence::required, Lines::many));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto award, transaction->awards().find(actor.organisation, id));
  CAIRN_CHECK(transaction->awards().revoke(actor.organisation, id, context.clock.now(), reason));
  CAIRN_CHECK(set_status(context, *transaction, award));
  CAIRN_CHECK(awards_changed(context, *transaction, actor.organisation, award.learner));
  CAIRN_CHECK(audit(context, *transaction, actor, "award.revoke", id.text));
  CAIRN_TRY(auto revoked, transaction->awards().find(actor.organisation, id));
  CAIRN_CHECK(transaction->commit());
  return revoked;
}

Result<Listed<AwardSummary>> list_awards(Context& context, const Actor& actor, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows, transaction->awards().list(actor.organisation, one_more(page)));
  return cut(std::move(rows), page);
}

}  // namespace cairn::app
