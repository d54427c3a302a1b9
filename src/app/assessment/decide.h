// SPDX-License-Identifier: Apache-2.0
// Deciding a claim that has been marked. Between the decision and the award is a time to undo, as
// the achievement's plan says; only then is anything signed.
#pragma once
#include <optional>
#include <string>

#include "app/assessment/case.h"

namespace cairn::app {

enum class Confirmation : std::uint8_t { after_time_to_undo, at_once };

struct VerdictForm {
  ClaimState outcome = ClaimState::declined;  // awarded or declined
  std::string reason;                         // the learner reads it; needed to decline
  bool supervised = false;
  bool identity_checked = false;
  Confirmation confirmation = Confirmation::after_time_to_undo;
  std::optional<ReadRound> round = {};  // what was read; nothing: whichever it is
};

// Errors: not_found; conflict (the marks are not settled, or it does not stand as it was read);
// not_permitted (barred); invalid ("/reason"; "/outcome": to award what the marks do not pass).
Status decide_assessment(Context& context, const Actor& actor, const ClaimId& id,
                         const VerdictForm& form);

// Within a transaction, of a case that was read in it: as decide_assessment, but for not_found.
Status decide_on(Context& context, Transaction& transaction, const Actor& actor,
                 const CaseState& state, const VerdictForm& form);

// Takes a decision back before it takes effect. Errors: not_found, conflict (too late),
// not_permitted.
Status undo_decision(Context& context, const Actor& actor, const ClaimId& id);

// Within a transaction: the decision takes effect, and what it awards is signed.
Status carry_out(Context& context, Transaction& transaction, const CaseState& state,
                 const Verdict& verdict);

// A decision of this claim whose time is over takes effect; nothing where there is none.
Status settle_if_due(Context& context, const OrganisationId& organisation, const ClaimId& id);
// All of them, each in a transaction of its own: how many. Errors: io.
Result<int> settle_all_due(Context& context);

}  // namespace cairn::app
