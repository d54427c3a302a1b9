// SPDX-License-Identifier: Apache-2.0
// A claim under assessment as one assessor may see it, and what they may do with it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/assessment/plans.h"
#include "app/claims/review.h"
#include "app/ports/assessments.h"

namespace cairn::app {

struct CaseMarking {
  StoredMarking stored;
  assessment::Marking marking;
  assessment::Score score;
};

// All there is about a claim, for use cases; what somebody may see of it is `CaseView`.
struct CaseState {
  ClaimCase claim;
  HeldPlan held;
  Progress progress;
  std::vector<CaseMarking> markings;  // of all rounds
  std::vector<Conflict> conflicts;
  std::optional<Verdict> verdict;
  std::optional<Appeal> appeal;
  std::vector<std::string> own_addresses;  // of the learner, the main one first

  // Of the present round, or nullptr.
  const CaseMarking* find(MarkingRole role) const;
  // The one whose marks count now: submitted, of the present round; appeal before agreed before
  // moderation before automatic before first.
  const CaseMarking* settled() const;
  // How many people marked in the present round.
  std::int64_t markers() const;
  bool is_appealed() const;
  ReadRound round() const { return {progress.round, is_appealed()}; }
};

// Errors: not_found (also: the claim is not assessed by rubric).
Result<CaseState> read_state(Transaction& transaction, const OrganisationId& organisation,
                             const ClaimId& id);

// Why somebody has no part in this claim: it is their own, or they declared a conflict of interest;
// "" where nothing bars them. `email`: of the account; "" for a program.
std::string barred(const CaseState& state, const AccountId& account, std::string_view email);
Result<std::string> barred(Transaction& transaction, const CaseState& state,
                           const AccountId& account);

// What marking the claim waits for; none where it waits for no marking.
std::optional<MarkingRole> role_wanted(Phase phase);
// Why somebody who is not barred may not fill that role: who is named as second marker is not the
// first, who has marked in this round is no second marker, no third, and nobody new for an appeal.
// "" where they may.
std::string unfit(const CaseState& state, const AccountId& account, MarkingRole role);

// Whether somebody, or a program, is here still, assesses, and nothing bars them.
Result<bool> can_take_part(Transaction& transaction, const CaseState& state,
                           const AccountId& account);

// Why somebody who is not barred may not decide what was marked: an appeal is decided by whoever
// looked at the claim anew, or where they are gone, by somebody who has had no part in it. ""
// where they may.
Result<std::string> unfit_to_decide(Transaction& transaction, const CaseState& state,
                                    const AccountId& account);

struct CaseView {
  CaseState state;  // only the markings this person may see
  std::vector<CaseEvent> events;
  std::vector<Declaration> declarations;
  std::map<std::string, std::string> people;  // addresses by account
  std::string barred;                         // why they have no part in it; or ""
  std::optional<MarkingRole> marks_as;        // the role in which they may mark now
  std::string unfit;                          // why they may not, where nobody else is named
  std::string unfit_to_decide;                // why they may not decide what is marked; or ""
  bool may_agree = false;                     // in moderation: as one of the two markers
  bool may_decide = false;
  bool may_undo = false;
  bool marks_hidden = false;  // somebody has marked whom they may not see yet
  std::optional<assessment::Difference> difference;  // of first and second, where both are seen
};

// A decision whose time to undo is over takes effect first, where it can. Errors: not_found.
Result<CaseView> open_assessment(Context& context, const Actor& actor, const ClaimId& id);

// Whether the claim is assessed by rubric. Errors: not_found.
Result<bool> is_assessed(Context& context, const Actor& actor, const ClaimId& id);

}  // namespace cairn::app
