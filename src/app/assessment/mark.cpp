// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/mark.h"

#include <algorithm>
#include <utility>

#include "app/assessment/steps.h"
#include "app/ports/assessments.h"

namespace cairn::app {
namespace {

constexpr std::int64_t seconds_max = 24 * 60 * 60;  // of one visit; more is a page left open

Result<MarkingRole> role_of(const CaseState& state, const Actor& actor, const MarkingForm& form) {
  const auto wanted = role_wanted(state.progress.phase);
  if (!wanted)
    return fail(ErrorCode::conflict, "marking",
                "This claim waits for no marking just now. Reload it to see how it stands.");
  const auto why = unfit(state, actor.account, *wanted);
  if (form.agreed && *wanted == MarkingRole::moderation) {
    if (why.empty())
      return fail(ErrorCode::not_permitted, "marking",
                  "Only one of the two markers can enter what they agreed on.");
    return MarkingRole::agreed;
  }
  if (!why.empty()) return fail(ErrorCode::not_permitted, "marking", why);
  const auto& assignee = state.progress.assignee;
  if (!assignee.text.empty() && assignee != actor.account)
    return fail(ErrorCode::conflict, "marking",
                "Somebody else is assessing this claim. Take it over first.");
  return *wanted;
}

StoredMarking stored_in(const CaseState& state, const Actor& actor, MarkingRole role, Instant now) {
  const auto* before = state.find(role);
  StoredMarking out;
  if (before && before->stored.account == actor.account) out = before->stored;
  out.organisation = state.progress.organisation;
  out.claim = state.progress.claim;
  out.round = state.progress.round;
  out.role = role;
  out.account = actor.account;
  if (out.started.microseconds == 0) out.started = now;
  return out;
}

// Whoever was named to mark second goes on, where they still may; else it is anybody's.
Status pass_on(Context& context, Transaction& transaction, const CaseState& state,
               const AccountId& first) {
  auto progress = state.progress;
  const auto named = std::exchange(progress.second, {});
  CAIRN_TRY(const bool there, can_take_part(transaction, state, named));
  return move_to(context, transaction, progress, Phase::second,
                 there && named != first ? named : AccountId{});
}

// What follows a marking that was handed in.
Status advance(Context& context, Transaction& transaction, const CaseState& state,
               const Actor& actor, MarkingRole role, const assessment::Marking& marking) {
  const auto& plan = state.held.plan;
  const auto found = assessment::score(marking, plan.rubric);
  const auto& progress = state.progress;
  if (role == MarkingRole::first &&
      assessment::wants_second(plan.policy, progress.claim.text, plan.rubric, found))
    return pass_on(context, transaction, state, actor.account);
  const auto* first = state.find(MarkingRole::first);
  if (role != MarkingRole::second || first == nullptr)
    return move_to(context, transaction, progress, Phase::ready, actor.account);
  const auto difference =
      assessment::compare(first->marking, marking, plan.rubric, plan.policy.threshold);
  if (!difference.needs_moderation) {
    CAIRN_TRY(const auto decider, if_there(transaction, state, first->stored.account));
    return move_to(context, transaction, progress, Phase::ready, decider);
  }
  CAIRN_CHECK(note(context, transaction, actor, progress.claim, CaseDeed::moderation_opened,
                   assessment::text_of(difference.percent)));
  return move_to(context, transaction, progress, Phase::moderation, {});
}

Status save(Context& context, Transaction& transaction, const Actor& actor, const ClaimId& id,
            const MarkingForm& form) {
  CAIRN_TRY(const auto state, read_state(transaction, actor.organisation, id));
  CAIRN_CHECK(check_free(transaction, state, actor.account));
  CAIRN_TRY(const auto role, role_of(state, actor, form));
  const bool handed_in = form.handing == Handing::in;
  const auto& rubric = state.held.plan.rubric;
  CAIRN_CHECK(handed_in ? assessment::check_complete(form.marking, rubric)
                        : assessment::check(form.marking, rubric));
  const auto now = context.clock.now();
  auto stored = stored_in(state, actor, role, now);
  stored.content = assessment::write_marking(form.marking);
  stored.seconds += std::clamp<std::int64_t>(form.seconds, 0, seconds_max);
  if (handed_in) stored.submitted = now;
  CAIRN_CHECK(transaction.assessments().put_marking(stored));
  if (!handed_in) {
    if (!state.progress.assignee.text.empty() || role == MarkingRole::agreed) return done;
    return move_to(context, transaction, state.progress, state.progress.phase, actor.account);
  }
  CAIRN_CHECK(note(context, transaction, actor, id,
                   role == MarkingRole::agreed ? CaseDeed::agreed : CaseDeed::marked,
                   name_of(role)));
  return advance(context, transaction, state, actor, role, form.marking);
}

}  // namespace

Result<CaseView> save_marking(Context& context, const Actor& actor, const ClaimId& id,
                              MarkingForm form) {
  CAIRN_CHECK(clean(form.marking));
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_CHECK(save(context, *transaction, actor, id, form));
    CAIRN_CHECK(transaction->commit());
  }
  return open_assessment(context, actor, id);
}

}  // namespace cairn::app
