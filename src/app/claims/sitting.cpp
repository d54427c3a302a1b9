// SPDX-License-Identifier: Apache-2.0
#include "app/claims/sitting.h"

#include <algorithm>
#include <set>

#include "app/audit.h"
#include "app/claims/case.h"
#include "app/fields.h"
#include "app/first_trouble.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr std::int64_t sittings_at_once_max = 100;

Status check_count(const std::vector<ClaimId>& claims) {
  const Field field{"/claims", "Claims"};
  if (claims.empty()) return field_error(field, "No claim is chosen. Tick at least one.");
  if (claims.size() > sitting_claims_max)
    return field_error(field, filled("Choose at most {} claims at once.", sitting_claims_max));
  return done;
}

std::vector<ClaimId> each_once(const std::vector<ClaimId>& claims) {
  std::vector<ClaimId> out;
  std::set<std::string> seen;
  for (const auto& claim : claims)
    if (seen.insert(claim.text).second) out.push_back(claim);
  return out;
}

Result<ClaimCase> read_open(Transaction& transaction, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto found, read_case(transaction, actor.organisation, id));
  const auto& who = found.learner.name;
  const auto& badge = found.achievement.name;
  if (found.claim.state != ClaimState::submitted)
    return fail(ErrorCode::conflict, "decide",
                filled("{}, “{}”: this claim has been decided already. Leave it out.", who, badge));
  CAIRN_TRY(const auto held, plan_for(transaction, actor.organisation, found.claim.achievement,
                                      found.claim.achievement_version));
  if (held)
    return fail(ErrorCode::conflict, "decide",
                filled("{}, “{}”: this claim is assessed by a rubric. Decide it by its marks.", who,
                       badge));
  return found;
}

Status check_open(Transaction& transaction, const Actor& actor, SittingOutcome outcome,
                  const ClaimId& id) {
  if (outcome == SittingOutcome::by_marks) {
    CAIRN_TRY([[maybe_unused]] const auto marked, look_by_marks(transaction, actor, id));
    return done;
  }
  CAIRN_TRY([[maybe_unused]] const auto found, read_open(transaction, actor, id));
  return done;
}

Status read_form(const SittingForm& form, Sitting& into) {
  Faults faults;
  const bool declines = form.outcome == SittingOutcome::declined;
  into.reason =
      faults.take(text_field({"/reason", "Reason"}, form.reason, limits::reason_characters_max,
                             declines ? Presence::required : Presence::optional, Lines::many));
  faults.take(
      text_field({"/key", "The key"}, form.key, limits::name_characters_max, Presence::required));
  into.outcome = form.outcome;
  return faults.verdict();
}

Status decide_as(Context& context, Transaction& transaction, const Sitting& sitting,
                 const SittingItem& item) {
  const Actor actor{sitting.organisation, sitting.decided_by};
  if (sitting.outcome == SittingOutcome::by_marks)
    return decide_by_marks(context, transaction, actor, item.claim, sitting.reason, item.round);
  const auto outcome =
      sitting.outcome == SittingOutcome::awarded ? ClaimState::awarded : ClaimState::declined;
  CAIRN_TRY([[maybe_unused]] const auto decided,
            decide_within(context, transaction, actor, item.claim,
                          {outcome, sitting.reason, item.round}));
  return done;
}

// One claim in one transaction with what is kept of it. Errors: io, internal; it waits then for
// another time.
Status decide_one(Context& context, const Sitting& sitting, SittingItem item) {
  auto transaction = context.store.begin(Access::write);
  if (!transaction) return transaction.error();
  item.state = SittingItemState::decided;
  CAIRN_TRY(const bool waits, (*transaction)->claims().sittings().settle(sitting, item));
  if (!waits) return done;
  const auto decided = decide_as(context, **transaction, sitting, item);
  if (decided) return (*transaction)->commit();
  if (is_own_trouble(decided.error().code)) return decided.error();
  transaction->reset();
  CAIRN_TRY(auto another, context.store.begin(Access::write));
  item.state = SittingItemState::refused;
  item.sentence = decided.error().detail;
  CAIRN_TRY([[maybe_unused]] const bool noted, another->claims().sittings().settle(sitting, item));
  return another->commit();
}

Status run_sitting(Context& context, const Sitting& sitting, const std::stop_token& stop) {
  std::vector<SittingItem> items;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(items, transaction->claims().sittings().items(sitting.organisation, sitting.id));
  }
  for (auto& item : items) {
    if (stop.stop_requested()) return done;
    if (item.state != SittingItemState::waiting) continue;
    CAIRN_CHECK(decide_one(context, sitting, std::move(item)));
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->claims().sittings().finish(sitting, context.clock.now()));
  return transaction->commit();
}

std::vector<SittingItem> items_of(const SittingForm& form, const std::vector<ClaimId>& claims) {
  std::vector<SittingItem> items;
  for (const auto& claim : claims) {
    auto& item = items.emplace_back(SittingItem{.claim = claim});
    const auto read = form.rounds.find(claim.text);
    if (read != form.rounds.end()) item.round = read->second;
  }
  return items;
}

OpenedSitting::Row row_of(const ClaimCase& found, SittingItem item) {
  OpenedSitting::Row row{std::move(item), found.learner.name, found.achievement.name};
  if (found.award) row.award = found.award->id;
  if (found.decision) row.outcome = found.decision->outcome;
  return row;
}

}  // namespace

Result<std::vector<ClaimCase>> look_at(Context& context, const Actor& actor,
                                       const std::vector<ClaimId>& claims) {
  CAIRN_CHECK(check_count(claims));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  std::vector<ClaimCase> out;
  for (const auto& id : each_once(claims)) {
    CAIRN_TRY(auto found, read_open(*transaction, actor, id));
    out.push_back(std::move(found));
  }
  return out;
}

Result<std::vector<ByMarks>> look_at_marked(Context& context, const Actor& actor,
                                            const std::vector<ClaimId>& claims) {
  CAIRN_CHECK(check_count(claims));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  std::vector<ByMarks> out;
  for (const auto& id : each_once(claims)) {
    CAIRN_TRY(auto found, look_by_marks(*transaction, actor, id));
    out.push_back(std::move(found));
  }
  return out;
}

Result<StillOpen> still_open(Context& context, const Actor& actor, SittingOutcome outcome,
                             const std::vector<ClaimId>& claims) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  StillOpen found;
  for (const auto& id : each_once(claims)) {
    const auto open = check_open(*transaction, actor, outcome, id);
    if (open)
      found.claims.push_back(id);
    else if (open.error().code == ErrorCode::conflict)
      found.left_out.push_back(open.error());
    else
      return open.error();
  }
  return found;
}

Result<SittingId> begin_sitting(Context& context, const Actor& actor, const SittingForm& form) {
  CAIRN_CHECK(check_count(form.claims));
  Sitting sitting;
  CAIRN_CHECK(read_form(form, sitting));
  sitting.organisation = actor.organisation;
  sitting.id = {name_from(actor.organisation, "sitting:" + actor.account.text + ":" + form.key)};
  sitting.decided_by = actor.account;
  sitting.begun = context.clock.now();
  const auto claims = each_once(form.claims);
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(const auto earlier,
              optional(transaction->claims().sittings().find(actor.organisation, sitting.id)));
    if (earlier) return sitting.id;
    for (const auto& claim : claims)
      CAIRN_CHECK(check_open(*transaction, actor, form.outcome, claim));
    CAIRN_CHECK(transaction->claims().sittings().add(sitting, items_of(form, claims)));
    CAIRN_CHECK(audit(context, *transaction, actor, "claim.decide-many", sitting.id.text,
                      std::to_string(claims.size())));
    CAIRN_CHECK(transaction->commit());
  }
  if (claims.size() <= sitting_at_once_max)
    CAIRN_CHECK(run_sitting(context, sitting, std::stop_token()));
  return sitting.id;
}

std::size_t OpenedSitting::count(SittingItemState state) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(rows, [&](const Row& row) { return row.item.state == state; }));
}

Result<OpenedSitting> open_sitting(Context& context, const Actor& actor, const SittingId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& sittings = transaction->claims().sittings();
  OpenedSitting out;
  CAIRN_TRY(out.sitting, sittings.find(actor.organisation, id));
  CAIRN_TRY(auto items, sittings.items(actor.organisation, id));
  for (auto& item : items) {
    CAIRN_TRY(const auto found, read_case(*transaction, actor.organisation, item.claim));
    auto row = row_of(found, std::move(item));
    CAIRN_TRY(const auto verdict, optional(transaction->assessments().find_verdict(
                                      actor.organisation, row.item.claim)));
    if (verdict && verdict->effective > context.clock.now()) {
      row.outcome = verdict->outcome;
      row.effective = verdict->effective;
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

Result<bool> run_open_sittings(Context& context, const std::stop_token& stop) {
  std::vector<Sitting> open;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(open, transaction->claims().sittings().list_open(sittings_at_once_max));
  }
  FirstTrouble trouble;
  for (const auto& sitting : open) trouble.note(run_sitting(context, sitting, stop));
  return std::move(trouble).or_else(!open.empty());
}

}  // namespace cairn::app
