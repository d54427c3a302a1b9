// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/steps.h"

#include "app/audit.h"
#include "app/ports/assessments.h"

namespace cairn::app {

Status move_to(Context& context, Transaction& transaction, Progress progress, Phase phase,
               const AccountId& assignee) {
  progress.phase = phase;
  progress.assignee = assignee;
  progress.changed = context.clock.now();
  return transaction.assessments().put_progress(progress);
}

Status note(Context& context, Transaction& transaction, const Actor& actor, const ClaimId& claim,
            CaseDeed deed, std::string_view text) {
  CAIRN_CHECK(
      transaction.assessments().append_event({actor.organisation, claim, context.clock.now(), deed,
                                              actor.account.text, std::string(text)}));
  return audit(context, transaction, actor, "claim." + std::string(name_of(deed)), claim.text);
}

Status check_free(Transaction& transaction, const CaseState& state, const AccountId& account) {
  CAIRN_TRY(auto why, barred(transaction, state, account));
  if (why.empty()) return done;
  return fail(ErrorCode::not_permitted, "assessment", std::move(why));
}

Result<AccountId> if_there(Transaction& transaction, const CaseState& state,
                           const AccountId& account) {
  CAIRN_TRY(const bool there, can_take_part(transaction, state, account));
  return there ? account : AccountId{};
}

Status close_assessment(Context& context, Transaction& transaction, const Actor& actor,
                        const Claim& claim, bool awarded) {
  CAIRN_TRY(const auto progress,
            transaction.assessments().find_progress(actor.organisation, claim.id));
  CAIRN_CHECK(
      transaction.assessments().append_event({actor.organisation,
                                              claim.id,
                                              context.clock.now(),
                                              awarded ? CaseDeed::awarded : CaseDeed::declined,
                                              actor.account.text,
                                              {}}));
  return move_to(context, transaction, progress, Phase::closed, actor.account);
}

Status reopen_assessment(Context& context, Transaction& transaction, const Actor& actor,
                         const ClaimId& claim) {
  CAIRN_TRY(auto progress, transaction.assessments().find_progress(actor.organisation, claim));
  ++progress.round;
  progress.second = {};
  CAIRN_CHECK(transaction.assessments().append_event({actor.organisation,
                                                      claim,
                                                      context.clock.now(),
                                                      CaseDeed::reopened,
                                                      actor.account.text,
                                                      {}}));
  CAIRN_CHECK(transaction.assessments().remove_verdict(actor.organisation, claim));
  return move_to(context, transaction, progress, Phase::marking, {});
}

Status begin_assessment(Context& context, Transaction& transaction, const Claim& claim) {
  CAIRN_TRY(const auto held, plan_for(transaction, claim.organisation, claim.achievement,
                                      claim.achievement_version));
  Progress progress;
  progress.organisation = claim.organisation;
  progress.claim = claim.id;
  progress.changed = context.clock.now();
  if (held && held->plan.policy.due_days > 0)
    progress.due =
        Instant{claim.submitted.microseconds + held->plan.policy.due_days * 86'400'000'000};
  CAIRN_CHECK(transaction.assessments().put_progress(progress));
  return transaction.assessments().append_event(
      {claim.organisation, claim.id, claim.submitted, CaseDeed::submitted, "learner", {}});
}

}  // namespace cairn::app
