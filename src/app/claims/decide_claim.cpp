// SPDX-License-Identifier: Apache-2.0
#include "app/audit.h"
#include "app/awards/award.h"
#include "app/claims/case.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/claims.h"

namespace cairn::app {

Result<ClaimCase> decide_claim(Context& context, const Actor& actor, const ClaimId& id,
                               const DecisionForm& form) {
  if (form.outcome == ClaimState::submitted)
    return field_error({"/outcome", "Decision"}, "Choose whether to award or to decline.");
  const bool awards = form.outcome == ClaimState::awarded;
  Decision decision;
  CAIRN_TRY(decision.reason,
            text_field({"/reason", "Reason"}, form.reason, limits::reason_characters_max,
                       awards ? Presence::optional : Presence::required, Lines::many));
  decision.organisation = actor.organisation;
  decision.claim = id;
  decision.outcome = form.outcome;
  decision.decided_by = actor.account;
  decision.decided = context.clock.now();

  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, read_case(*transaction, actor.organisation, id));
  CAIRN_CHECK(transaction->claims().decide(decision));
  if (awards) CAIRN_CHECK(award_claim(context, *transaction, found));
  CAIRN_CHECK(
      audit(context, *transaction, actor, awards ? "claim.award" : "claim.decline", id.text));
  CAIRN_TRY(auto decided, read_case(*transaction, actor.organisation, id));
  CAIRN_CHECK(transaction->commit());
  return decided;
}

}  // namespace cairn::app
