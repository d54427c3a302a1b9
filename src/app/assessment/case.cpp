// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/case.h"

#include <algorithm>
#include <set>

#include "app/assessment/decide.h"
#include "app/claims/case.h"
#include "app/learners/holder.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/api_keys.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "base/text.h"

namespace cairn::app {
namespace {

Error not_assessed() {
  return fail(ErrorCode::not_found, "assessment", "This claim is not assessed by a rubric.");
}

Result<std::vector<CaseMarking>> read_markings(Transaction& transaction, const CaseState& state) {
  std::vector<CaseMarking> out;
  CAIRN_TRY(auto stored, transaction.assessments().markings_of(state.progress.organisation,
                                                               state.progress.claim));
  for (auto& each : stored) {
    CaseMarking read;
    CAIRN_TRY(read.marking, assessment::parse_marking(each.content, state.held.plan.rubric));
    read.score = assessment::score(read.marking, state.held.plan.rubric);
    read.stored = std::move(each);
    out.push_back(std::move(read));
  }
  return out;
}

enum class Rounds : std::uint8_t { present, all };

bool has_marked(const CaseState& state, const AccountId& account, Rounds rounds) {
  return std::ranges::any_of(state.markings, [&](const CaseMarking& it) {
    return it.stored.account == account && it.stored.submitted &&
           (rounds == Rounds::all || it.stored.round == state.progress.round);
  });
}

// Whether a second marker, who is to be blind, may still come: as long as the marks of the present
// round are not all in.
bool awaits_blind_second(const CaseState& state) {
  const auto& policy = state.held.plan.policy;
  if (policy.view == assessment::MarkerView::open) return false;
  const auto phase = state.progress.phase;
  if (phase == Phase::second) return true;
  return policy.second != assessment::SecondMarker::none &&
         (phase == Phase::marking || phase == Phase::asked);
}

bool marked_second(const CaseState& state, std::int64_t round) {
  return std::ranges::any_of(state.markings, [&](const CaseMarking& it) {
    return it.stored.role == MarkingRole::second && it.stored.round == round && it.stored.submitted;
  });
}

// A blind second marker must not see the first one's marks, of an earlier round either, nor may
// anyone who could still become the second marker. Drafts are their writer's alone.
bool sees(const CaseState& state, const CaseMarking& marking, const AccountId& account) {
  if (marking.stored.account == account) return true;
  if (!marking.stored.submitted) return false;
  return marking.stored.role != MarkingRole::first || !awaits_blind_second(state) ||
         marked_second(state, marking.stored.round);
}

void hide_markings(CaseView& view, const AccountId& account) {
  std::vector<CaseMarking> seen;
  for (auto& marking : view.state.markings) {
    if (sees(view.state, marking, account))
      seen.push_back(std::move(marking));
    else if (marking.stored.submitted)
      view.marks_hidden = true;
  }
  view.state.markings = std::move(seen);
}

void add_rights(CaseView& view, const AccountId& account, Instant now) {
  const auto& state = view.state;
  const auto& progress = state.progress;
  if (!view.barred.empty()) return;
  const bool theirs = progress.assignee.text.empty() || progress.assignee == account;
  if (const auto role = role_wanted(progress.phase)) {
    view.unfit = unfit(state, account, *role);
    if (theirs && view.unfit.empty()) view.marks_as = role;
    view.may_agree =
        progress.phase == Phase::moderation && has_marked(state, account, Rounds::present);
  }
  view.may_decide = progress.phase == Phase::ready && view.unfit_to_decide.empty();
  view.may_undo =
      progress.phase == Phase::decided && state.verdict && now < state.verdict->effective;
}

// Whoever is named on the page, by address.
Status add_people(Transaction& transaction, CaseView& view, const AccountId& actor) {
  const auto& progress = view.state.progress;
  std::set<std::string> ids{actor.text, progress.assignee.text, progress.second.text};
  for (const auto& event : view.events) {
    ids.insert(event.who);
    if (names_somebody(event.deed)) ids.insert(event.text);
  }
  for (const auto& marking : view.state.markings) ids.insert(marking.stored.account.text);
  for (const auto& id : ids) {
    CAIRN_TRY(const auto found, optional(transaction.accounts().find(progress.organisation, {id})));
    if (found) view.people.emplace(id, found->email);
  }
  return done;
}

}  // namespace

const CaseMarking* CaseState::find(MarkingRole role) const {
  for (const auto& marking : markings)
    if (marking.stored.role == role && marking.stored.round == progress.round) return &marking;
  return nullptr;
}

const CaseMarking* CaseState::settled() const {
  for (const auto role : {MarkingRole::appeal, MarkingRole::agreed, MarkingRole::moderation,
                          MarkingRole::automatic, MarkingRole::first}) {
    const auto* found = find(role);
    if (found && found->stored.submitted) return found;
  }
  return nullptr;
}

std::int64_t CaseState::markers() const {
  std::set<std::string> accounts;
  for (const auto& marking : markings)
    if (marking.stored.submitted && marking.stored.round == progress.round)
      accounts.insert(marking.stored.account.text);
  return static_cast<std::int64_t>(accounts.size());
}

bool CaseState::is_appealed() const { return appeal && appeal->state == AppealState::open; }

Result<CaseState> read_state(Transaction& transaction, const OrganisationId& organisation,
                             const ClaimId& id) {
  CaseState state;
  CAIRN_TRY(state.claim, read_case(transaction, organisation, id));
  const auto& claim = state.claim.claim;
  CAIRN_TRY(auto held,
            plan_for(transaction, organisation, claim.achievement, claim.achievement_version));
  if (!held) return not_assessed();
  state.held = std::move(*held);
  auto& assessments = transaction.assessments();
  CAIRN_TRY(state.progress, assessments.find_progress(organisation, id));
  CAIRN_TRY(state.markings, read_markings(transaction, state));
  CAIRN_TRY(state.conflicts, assessments.conflicts_of(organisation, id));
  CAIRN_TRY(state.verdict, optional(assessments.find_verdict(organisation, id)));
  CAIRN_TRY(state.appeal, optional(assessments.find_appeal(organisation, id)));
  CAIRN_TRY(state.own_addresses, own_addresses(transaction, state.claim.learner));
  return state;
}

std::string barred(const CaseState& state, const AccountId& account, std::string_view email) {
  for (const auto& conflict : state.conflicts)
    if (conflict.account == account)
      return std::string(
          to_say("You declared a conflict of interest, so you have no part in this claim."));
  if (!email.empty() &&
      std::ranges::find(state.own_addresses, to_lower_ascii(email)) != state.own_addresses.end())
    return std::string(to_say("This is your own claim: somebody else has to assess it."));
  return {};
}

Result<std::string> barred(Transaction& transaction, const CaseState& state,
                           const AccountId& account) {
  CAIRN_TRY(const auto found,
            optional(transaction.accounts().find(state.progress.organisation, account)));
  return barred(state, account, found ? found->email : std::string());
}

Result<bool> can_take_part(Transaction& transaction, const CaseState& state,
                           const AccountId& account) {
  const auto& organisation = state.progress.organisation;
  CAIRN_TRY(const auto program,
            optional(transaction.api_keys().find(organisation, {account.text})));
  if (program) return true;
  CAIRN_TRY(const auto member, optional(transaction.accounts().find(organisation, account)));
  return member && !member->departed && member->roles.any_of(may::mark) &&
         barred(state, account, member->email).empty();
}

std::optional<MarkingRole> role_wanted(Phase phase) {
  switch (phase) {
    case Phase::marking: return MarkingRole::first;
    case Phase::second: return MarkingRole::second;
    case Phase::moderation: return MarkingRole::moderation;
    case Phase::appeal: return MarkingRole::appeal;
    default: return std::nullopt;
  }
}

std::string unfit(const CaseState& state, const AccountId& account, MarkingRole role) {
  if (role == MarkingRole::first)
    return std::string(state.progress.second == account
                           ? to_say("You are named as the second marker: somebody else marks "
                                    "first.")
                           : std::string_view());
  const bool decided_it = state.claim.decision && state.claim.decision->decided_by == account;
  const bool appeals = role == MarkingRole::appeal;
  const auto rounds = appeals ? Rounds::all : Rounds::present;
  if (!has_marked(state, account, rounds) && !(appeals && decided_it)) return {};
  switch (role) {
    case MarkingRole::second:
      return std::string(
          to_say("You marked this claim first: the second marker is somebody else."));
    case MarkingRole::appeal:
      return std::string(
          to_say("You had a part in the decision that is appealed: somebody else looks at it "
                 "anew."));
    default: return std::string(to_say("You marked this claim before: somebody else has to."));
  }
}

Result<std::string> unfit_to_decide(Transaction& transaction, const CaseState& state,
                                    const AccountId& account) {
  const auto* settled = state.settled();
  if (!state.is_appealed() || settled == nullptr || settled->stored.role != MarkingRole::appeal ||
      settled->stored.account == account)
    return std::string();
  CAIRN_TRY(const bool there, can_take_part(transaction, state, settled->stored.account));
  if (there) return std::string(to_say("Whoever looked at this claim anew decides the appeal."));
  return unfit(state, account, MarkingRole::appeal);
}

Result<bool> is_assessed(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto claim, transaction->claims().find(actor.organisation, id));
  CAIRN_TRY(const auto held, plan_for(*transaction, actor.organisation, claim.achievement,
                                      claim.achievement_version));
  return held.has_value();
}

Result<CaseView> open_assessment(Context& context, const Actor& actor, const ClaimId& id) {
  // Where that fails, the claim is shown as it stands; it is tried again without being asked for.
  (void)settle_if_due(context, actor.organisation, id);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CaseView view;
  CAIRN_TRY(view.state, read_state(*transaction, actor.organisation, id));
  CAIRN_TRY(view.barred, barred(*transaction, view.state, actor.account));
  CAIRN_TRY(view.unfit_to_decide, unfit_to_decide(*transaction, view.state, actor.account));
  add_rights(view, actor.account, context.clock.now());
  hide_markings(view, actor.account);
  CAIRN_TRY(view.events, transaction->assessments().events_of(actor.organisation, id));
  CAIRN_TRY(view.declarations, transaction->assessments().declarations_of(actor.organisation, id));
  CAIRN_CHECK(add_people(*transaction, view, actor.account));
  const auto* first = view.state.find(MarkingRole::first);
  const auto* second = view.state.find(MarkingRole::second);
  if (first && second && first->stored.submitted && second->stored.submitted)
    view.difference =
        assessment::compare(first->marking, second->marking, view.state.held.plan.rubric,
                            view.state.held.plan.policy.threshold);
  return view;
}

}  // namespace cairn::app
