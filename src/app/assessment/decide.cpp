// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/decide.h"

#include "app/assessment/result.h"
#include "app/assessment/steps.h"
#include "app/awards/award.h"
#include "app/claims/case.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/webhooks/announce.h"

namespace cairn::app {
namespace {

constexpr std::int64_t settled_at_once_max = 200;

Result<Verdict> read_form(const Actor& actor, const ClaimId& id, const VerdictForm& form) {
  const bool awards = form.outcome == ClaimState::awarded;
  if (form.outcome == ClaimState::submitted)
    return field_error({"/outcome", "Decision"}, "Choose whether to award or to decline.");
  Verdict verdict;
  CAIRN_TRY(verdict.reason,
            text_field({"/reason", "Reason"}, form.reason, limits::reason_characters_max,
                       awards ? Presence::optional : Presence::required, Lines::many));
  verdict.organisation = actor.organisation;
  verdict.claim = id;
  verdict.outcome = form.outcome;
  verdict.supervised = form.supervised;
  verdict.identity_checked = form.identity_checked;
  verdict.decided_by = actor.account;
  return verdict;
}

Assessed assessed(const CaseState& state, const Verdict& verdict) {
  const auto* marking = state.settled();
  auto circumstances = state.held.plan.circumstances;
  circumstances.supervised = verdict.supervised;
  circumstances.identity_checked = verdict.identity_checked;
  Assessed out;
  out.held = state.held;
  if (marking) out.marking = marking->marking;
  out.circumstances = circumstances;
  out.markers = state.markers();
  out.automatic = verdict.role == MarkingRole::automatic;
  return out;
}

Status answer_appeal(Context& context, Transaction& transaction, const CaseState& state,
                     const Verdict& verdict, const Actor& actor) {
  auto appeal = *state.appeal;
  const bool upheld = verdict.outcome == ClaimState::awarded;
  appeal.state = upheld ? AppealState::upheld : AppealState::dismissed;
  appeal.answer = verdict.reason;
  appeal.answered = context.clock.now();
  CAIRN_CHECK(transaction.assessments().put_appeal(appeal));
  if (upheld) CAIRN_CHECK(transaction.claims().reopen(actor.organisation, verdict.claim));
  return note(context, transaction, actor, verdict.claim, CaseDeed::appeal_answered,
              verdict.reason);
}

}  // namespace

Status carry_out(Context& context, Transaction& transaction, const CaseState& state,
                 const Verdict& verdict) {
  const bool awards = verdict.outcome == ClaimState::awarded;
  Actor actor;
  actor.organisation = verdict.organisation;
  actor.account = verdict.decided_by;
  const bool appealed = state.is_appealed();
  if (appealed) CAIRN_CHECK(answer_appeal(context, transaction, state, verdict, actor));
  if (!appealed || awards)
    CAIRN_CHECK(
        transaction.claims().decide({verdict.organisation, verdict.claim, verdict.outcome,
                                     verdict.reason, verdict.decided_by, context.clock.now()}));
  if (awards) {
    CAIRN_TRY(const auto claim, read_case(transaction, verdict.organisation, verdict.claim));
    const auto found = assessed(state, verdict);
    CAIRN_CHECK(award_claim(context, transaction, claim, &found));
  }
  if (!awards)
    CAIRN_CHECK(Postman(context, transaction, verdict.organisation)
                    .send(MailKind::claim_declined, state.claim.claim, verdict.reason));
  CAIRN_CHECK(Announcer(context, transaction, verdict.organisation)
                  .tell(WebhookEvent::claim_decided, state.claim.claim, name_of(verdict.outcome)));
  CAIRN_CHECK(note(context, transaction, actor, verdict.claim,
                   awards ? CaseDeed::awarded : CaseDeed::declined, verdict.reason));
  return move_to(context, transaction, state.progress, Phase::closed, verdict.decided_by);
}

Status decide_on(Context& context, Transaction& transaction, const Actor& actor,
                 const CaseState& state, const VerdictForm& form) {
  const auto& id = state.progress.claim;
  CAIRN_TRY(auto verdict, read_form(actor, id, form));
  CAIRN_CHECK(check_free(transaction, state, actor.account));
  CAIRN_TRY(auto unfit, unfit_to_decide(transaction, state, actor.account));
  if (!unfit.empty()) return fail(ErrorCode::not_permitted, "decide", std::move(unfit));
  CAIRN_CHECK(check_round(form.round, state.round()));
  const auto* settled = state.settled();
  if (state.progress.phase != Phase::ready || settled == nullptr)
    return fail(ErrorCode::conflict, "decide",
                "This claim cannot be decided now. Reload it to see how it stands.");
  if (form.outcome == ClaimState::awarded && !settled->score.passed)
    return field_error({"/outcome", "Decision"},
                       "The marks do not reach what it takes to pass. Decline, or mark anew.");
  verdict.role = settled->stored.role;
  verdict.decided = context.clock.now();
  const bool at_once = form.confirmation == Confirmation::at_once;
  const auto minutes = at_once ? 0 : state.held.plan.policy.undo_minutes;
  verdict.effective = Instant{verdict.decided.microseconds + minutes * 60'000'000};
  CAIRN_CHECK(transaction.assessments().put_verdict(verdict));
  CAIRN_CHECK(note(context, transaction, actor, id, CaseDeed::decided,
                   std::string(name_of(verdict.outcome))));
  if (minutes == 0) return carry_out(context, transaction, state, verdict);
  return move_to(context, transaction, state.progress, Phase::decided, actor.account);
}

Status decide_assessment(Context& context, const Actor& actor, const ClaimId& id,
                         const VerdictForm& form) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  CAIRN_CHECK(decide_on(context, *transaction, actor, state, form));
  return transaction->commit();
}

Status undo_decision(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  CAIRN_CHECK(check_free(*transaction, state, actor.account));
  if (state.progress.phase != Phase::decided || !state.verdict ||
      state.verdict->effective <= context.clock.now())
    return fail(ErrorCode::conflict, "decide", "It is too late to undo this decision.");
  CAIRN_CHECK(transaction->assessments().remove_verdict(actor.organisation, id));
  CAIRN_CHECK(move_to(context, *transaction, state.progress, Phase::ready, actor.account));
  CAIRN_CHECK(note(context, *transaction, actor, id, CaseDeed::undone));
  return transaction->commit();
}

Status settle_if_due(Context& context, const OrganisationId& organisation, const ClaimId& id) {
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto verdict,
              optional(transaction->assessments().find_verdict(organisation, id)));
    if (!verdict || verdict->effective > context.clock.now()) return done;
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, organisation, id));
  if (state.progress.phase != Phase::decided || !state.verdict ||
      state.verdict->effective > context.clock.now())
    return done;
  CAIRN_CHECK(carry_out(context, *transaction, state, *state.verdict));
  return transaction->commit();
}

Result<int> settle_all_due(Context& context) {
  std::vector<std::pair<OrganisationId, ClaimId>> due;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisations, transaction->organisations().list());
    for (const auto& organisation : organisations) {
      CAIRN_TRY(const auto claims, transaction->assessments().verdicts_due(
                                       organisation.id, context.clock.now(), settled_at_once_max));
      for (const auto& claim : claims) due.emplace_back(organisation.id, claim);
    }
  }
  int settled = 0;
  for (const auto& [organisation, claim] : due)
    if (settle_if_due(context, organisation, claim)) ++settled;
  return settled;
}

}  // namespace cairn::app
