// SPDX-License-Identifier: Apache-2.0
// The learner's side of an assessment.
#include <algorithm>

#include "app/assessment/ask.h"
#include "app/assessment/decide.h"
#include "app/assessment/steps.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/staff.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

Actor as_learner(const OrganisationId& organisation) {
  Actor actor;
  actor.organisation = organisation;
  actor.account = {"learner"};
  return actor;
}

// The learner whose page the token opens, and a claim of theirs.
Result<LearnerCase> read_own(Transaction& transaction, std::string_view token, const ClaimId& id) {
  const auto organisation = organisation_of(token);
  LearnerCase out;
  auto learner = transaction.claims().find_learner_by_token(organisation, token_hash(token));
  if (!learner && learner.error().code != ErrorCode::not_found) return learner.error();
  if (!learner)
    return fail(ErrorCode::not_permitted, "learner page",
                "This link opens no page. Check that it was copied whole.");
  out.learner = std::move(learner).value();
  CAIRN_TRY(out.state, read_state(transaction, organisation, id));
  if (out.state.claim.claim.learner != out.learner.id)
    return fail(ErrorCode::not_found, "learner page", "There is no such claim.");
  return out;
}

bool is_told(const CaseEvent& event) {
  switch (event.deed) {
    case CaseDeed::submitted:
    case CaseDeed::asked:
    case CaseDeed::returned:
    case CaseDeed::resubmitted:
    case CaseDeed::awarded:
    case CaseDeed::declined:
    case CaseDeed::appealed:
    case CaseDeed::appeal_answered: return true;
    default: return false;
  }
}

bool may_appeal(const CaseState& state) {
  return state.progress.phase == Phase::closed && state.claim.claim.state == ClaimState::declined &&
         !state.appeal;
}

// Feedback is for the learner once nothing of it can change any more.
void keep_feedback_only(CaseState& state) {
  const auto* settled = state.progress.phase == Phase::closed ? state.settled() : nullptr;
  std::vector<CaseMarking> kept;
  if (settled) kept.push_back(*settled);
  state.markings = std::move(kept);
  if (state.progress.phase != Phase::closed) state.verdict.reset();
}

}  // namespace

Result<LearnerCase> learner_case(Context& context, std::string_view learner_token,
                                 const ClaimId& id) {
  CAIRN_CHECK(settle_if_due(context, organisation_of(learner_token), id));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto out, read_own(*transaction, learner_token, id));
  const auto& organisation = out.learner.organisation;
  CAIRN_TRY(out.organisation, transaction->organisations().find(organisation));
  CAIRN_TRY(out.told, transaction->assessments().events_of(organisation, id));
  std::erase_if(out.told, [](const CaseEvent& event) { return !is_told(event); });
  CAIRN_TRY(out.declarations, transaction->assessments().declarations_of(organisation, id));
  out.may_send = out.state.progress.phase == Phase::asked;
  out.may_appeal = may_appeal(out.state);
  keep_feedback_only(out.state);
  return out;
}

Status send_more(Context& context, std::string_view learner_token, const ClaimId& id,
                 const MoreForm& form) {
  Faults faults;
  auto statement =
      faults.take(text_field({"/statement", "What you did"}, form.statement,
                             limits::statement_characters_max, Presence::optional, Lines::many));
  const auto evidence = faults.take(read_evidence(form));
  auto declaration = faults.take(read_declaration(form.declaration));
  CAIRN_CHECK(faults.verdict());

  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto own, read_own(*transaction, learner_token, id));
  auto progress = own.state.progress;
  const auto& claim = own.state.claim.claim;
  if (progress.phase != Phase::asked)
    return fail(ErrorCode::conflict, "claim", "Nothing more is asked for just now.");
  if (progress.round >= limits::submission_rounds_max)
    return fail(ErrorCode::conflict, "claim", "This claim has been sent too often. Begin anew.");
  ++progress.round;
  auto& claims = transaction->claims();
  if (!statement.empty() && statement != claim.statement)
    CAIRN_CHECK(claims.set_statement(claim.organisation, id, statement));
  CAIRN_CHECK(store_evidence(context, *transaction, claim, progress.round, evidence));
  declaration.organisation = claim.organisation;
  declaration.claim = id;
  declaration.round = progress.round;
  CAIRN_CHECK(transaction->assessments().add_declaration(declaration));
  CAIRN_CHECK(move_to(context, *transaction, progress, Phase::marking, progress.assignee));
  CAIRN_CHECK(
      note(context, *transaction, as_learner(claim.organisation), id, CaseDeed::resubmitted));
  CAIRN_CHECK(tell_staff(context, *transaction, claim));
  return transaction->commit();
}

Status appeal(Context& context, std::string_view learner_token, const ClaimId& id,
              std::string_view reason) {
  CAIRN_TRY(auto why,
            text_field({"/reason", "Your reason"}, reason, limits::statement_characters_max,
                       Presence::required, Lines::many));
  CAIRN_CHECK(settle_if_due(context, organisation_of(learner_token), id));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto own, read_own(*transaction, learner_token, id));
  if (!may_appeal(own.state))
    return fail(ErrorCode::conflict, "appeal",
                own.state.appeal ? "This decision was appealed before."
                                 : "Only a decision to decline can be appealed.");
  auto progress = own.state.progress;
  const auto now = context.clock.now();
  const auto days = own.state.held.plan.policy.due_days;
  progress.due =
      days > 0 ? std::optional(Instant{now.microseconds + days * 86'400'000'000}) : std::nullopt;
  const auto& organisation = own.learner.organisation;
  CAIRN_CHECK(transaction->assessments().put_appeal(
      {organisation, id, why, now, AppealState::open, {}, std::nullopt}));
  CAIRN_CHECK(move_to(context, *transaction, progress, Phase::appeal, {}));
  CAIRN_CHECK(note(context, *transaction, as_learner(organisation), id, CaseDeed::appealed, why));
  CAIRN_CHECK(tell_staff(context, *transaction, own.state.claim.claim));
  return transaction->commit();
}

}  // namespace cairn::app
