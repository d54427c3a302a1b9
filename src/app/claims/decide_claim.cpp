// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/assessment/steps.h"
#include "app/audit.h"
#include "app/awards/award.h"
#include "app/claims/case.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "app/webhooks/announce.h"
#include "base/text.h"

namespace cairn::app {
namespace {

// Whoever decides is not the learner, and what has a rubric is marked first.
Status check_simple(Transaction& transaction, const ClaimCase& found, const Actor& actor) {
  CAIRN_TRY(const auto held, plan_for(transaction, actor.organisation, found.claim.achievement,
                                      found.claim.achievement_version));
  if (held)
    return fail(ErrorCode::conflict, "decide",
                "This claim is assessed by a rubric: mark it before it is decided.");
  return check_not_own(transaction, actor, found.learner);
}

}  // namespace

Status check_not_own(Transaction& transaction, const Actor& actor, const Learner& learner) {
  CAIRN_TRY(const auto account,
            optional(transaction.accounts().find(actor.organisation, actor.account)));
  CAIRN_TRY(const auto own, own_addresses(transaction, learner));
  if (!account || std::ranges::find(own, to_lower_ascii(account->email)) == own.end()) return done;
  return fail(ErrorCode::not_permitted, "decide",
              "This is your own claim: somebody else has to decide it.");
}

Result<ClaimCase> decide_within(Context& context, Transaction& transaction, const Actor& actor,
                                const ClaimId& id, const DecisionForm& form) {
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
  CAIRN_TRY(const auto found, read_case(transaction, actor.organisation, id));
  CAIRN_CHECK(check_simple(transaction, found, actor));
  CAIRN_CHECK(check_round(form.round, {found.round}));
  CAIRN_CHECK(transaction.claims().decide(decision));
  CAIRN_CHECK(close_assessment(context, transaction, actor, found.claim, awards));
  if (awards) CAIRN_CHECK(award_claim(context, transaction, found));
  if (!awards)
    CAIRN_CHECK(Postman(context, transaction, actor.organisation)
                    .send(MailKind::claim_declined, found.claim, decision.reason));
  CAIRN_CHECK(Announcer(context, transaction, actor.organisation)
                  .tell(WebhookEvent::claim_decided, found.claim, name_of(form.outcome)));
  CAIRN_CHECK(
      audit(context, transaction, actor, awards ? "claim.award" : "claim.decline", id.text));
  return read_case(transaction, actor.organisation, id);
}

Result<ClaimCase> decide_claim(Context& context, const Actor& actor, const ClaimId& id,
                               const DecisionForm& form) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto decided, decide_within(context, *transaction, actor, id, form));
  CAIRN_CHECK(transaction->commit());
  return decided;
}

}  // namespace cairn::app
