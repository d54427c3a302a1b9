// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/assign.h"

#include "app/assessment/steps.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/assessments.h"

namespace cairn::app {
namespace {

bool waits_here(Phase phase) { return role_wanted(phase) || phase == Phase::ready; }

// Why the claim is not given to this member; "" where it may be. To themselves it is said as it is
// on the claim's page, of a colleague nothing is told that is theirs to tell.
std::string obstacle(const Actor& actor, const CaseState& state, const Account& account) {
  if (account.departed || !account.roles.any_of(may::mark))
    return "This colleague does not assess. Give it to somebody who does.";
  auto why = barred(state, account.id, account.email);
  const auto role = role_wanted(state.progress.phase);
  if (why.empty() && role) why = unfit(state, account.id, *role);
  if (why.empty() || account.id == actor.account) return why;
  return "This colleague can have no part in it just now: it is their own claim, they have a "
         "conflict of interest, they marked it before, or are to mark it second.";
}

bool takes_two(const CaseState& state) {
  return state.progress.phase == Phase::marking &&
         state.held.plan.policy.second != assessment::SecondMarker::none;
}

Result<AccountId> read_marker(Transaction& transaction, const Actor& actor, const CaseState& state,
                              Field field, std::string_view words) {
  if (words.empty()) return AccountId{};
  auto& accounts = transaction.accounts();
  const std::string name(words);
  CAIRN_TRY(const auto found, optional(words.find('@') == words.npos
                                           ? accounts.find(actor.organisation, {name})
                                           : accounts.find_by_email(actor.organisation, name)));
  if (!found)
    return field_error(field, "Nobody here has this address. Check it, or invite them first.");
  auto why = obstacle(actor, state, *found);
  if (!why.empty()) return field_error(field, std::move(why));
  return found->id;
}

// What the form comes to; where it says nothing, as it is.
Result<Progress> with_markers(Transaction& transaction, const Actor& actor, CaseState state,
                              const Markers& markers) {
  constexpr Field first{"/first", "The first marker"};
  constexpr Field second{"/second", "The second marker"};
  auto progress = state.progress;
  state.progress.second = {};  // whoever was named may be named for the other
  Faults faults;
  if (markers.first)
    progress.assignee = faults.take(read_marker(transaction, actor, state, first, *markers.first));
  if (markers.second)
    progress.second = faults.take(read_marker(transaction, actor, state, second, *markers.second));
  if (!progress.second.text.empty() && !takes_two(state))
    faults.add(field_error(second, "Nobody marks this claim second. Leave the second marker out."));
  if (!progress.second.text.empty() && progress.second == progress.assignee)
    faults.add(field_error(second, "The second marker is somebody else than the first."));
  CAIRN_CHECK(faults.verdict());
  return progress;
}

}  // namespace

Status assign_claim(Context& context, const Actor& actor, const ClaimId& id,
                    const AccountId& account) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  if (!waits_here(state.progress.phase))
    return fail(ErrorCode::conflict, "assign",
                "This claim waits for no assessor just now. Reload it to see how it stands.");
  if (!account.text.empty()) {
    CAIRN_TRY(const auto found, transaction->accounts().find(actor.organisation, account));
    auto why = obstacle(actor, state, found);
    if (!why.empty()) return fail(ErrorCode::not_permitted, "assign", std::move(why));
  }
  if (state.progress.assignee == account) return done;
  CAIRN_CHECK(move_to(context, *transaction, state.progress, state.progress.phase, account));
  CAIRN_CHECK(note(context, *transaction, actor, id, CaseDeed::assigned, account.text));
  return transaction->commit();
}

Status assign_claim_to(Context& context, const Actor& actor, const ClaimId& id,
                       std::string_view email) {
  const Field field{"/colleague", "The colleague’s e-mail address"};
  CAIRN_TRY(const auto address, email_field(field, email));
  std::optional<Account> found;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(found, optional(transaction->accounts().find_by_email(actor.organisation, address)));
  }
  if (!found)
    return field_error(field, "Nobody here has this address. Check it, or invite them first.");
  return assign_claim(context, actor, id, found->id);
}

Status assign_markers(Context& context, const Actor& actor, const ClaimId& id,
                      const Markers& markers) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  const auto& before = state.progress;
  if (before.phase != Phase::marking)
    return fail(ErrorCode::conflict, "assign",
                "This claim waits for no first marker any more. Reload it to see how it stands.");
  CAIRN_TRY(const auto after, with_markers(*transaction, actor, state, markers));
  CAIRN_CHECK(move_to(context, *transaction, after, after.phase, after.assignee));
  if (after.assignee != before.assignee)
    CAIRN_CHECK(note(context, *transaction, actor, id, CaseDeed::assigned, after.assignee.text));
  if (after.second != before.second)
    CAIRN_CHECK(note(context, *transaction, actor, id, CaseDeed::second_named, after.second.text));
  return transaction->commit();
}

Result<std::vector<Account>> list_markers(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto state, read_state(*transaction, actor.organisation, id));
  if (!takes_two(state)) return std::vector<Account>();
  state.progress.second = {};
  CAIRN_TRY(auto members, transaction->accounts().list(actor.organisation));
  std::erase_if(members,
                [&](const Account& account) { return !obstacle(actor, state, account).empty(); });
  return members;
}

Result<std::vector<Account>> list_assignable(Context& context, const Actor& actor,
                                             const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  if (!waits_here(state.progress.phase)) return std::vector<Account>();
  CAIRN_TRY(auto members, transaction->accounts().list(actor.organisation));
  std::erase_if(members,
                [&](const Account& account) { return !obstacle(actor, state, account).empty(); });
  return members;
}

Status declare_conflict(Context& context, const Actor& actor, const ClaimId& id,
                        std::string_view reason) {
  CAIRN_TRY(auto why, text_field({"/reason", "The reason"}, reason, limits::reason_characters_max,
                                 Presence::required, Lines::many));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  CAIRN_CHECK(transaction->assessments().add_conflict(
      {actor.organisation, id, actor.account, std::move(why), context.clock.now()}));
  auto progress = state.progress;
  if (progress.assignee == actor.account) progress.assignee = {};
  if (progress.second == actor.account) progress.second = {};
  CAIRN_CHECK(move_to(context, *transaction, progress, progress.phase, progress.assignee));
  CAIRN_CHECK(note(context, *transaction, actor, id, CaseDeed::conflict_declared));
  return transaction->commit();
}

}  // namespace cairn::app
