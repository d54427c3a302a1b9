// SPDX-License-Identifier: Apache-2.0
// A learner's record of what came after their badges, behind the link of their own page. Nobody
// else reads it: not the organisation, not its export.
#pragma once
#include <string_view>

#include "app/context.h"
#include "app/outcomes/share.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct LearnerOutcomes {
  OutcomeDesk desk;
  Learner learner;
  Organisation organisation;
  Sharer sharer;
  std::int64_t version = 0;     // of the record that was read
  bool address_proved = false;  // else nothing of it is counted
};

// Badges that were accepted and not revoked are its credentials. Errors: not_permitted (no such
// page).
Result<LearnerOutcomes> outcomes_of_learner(Context& context, std::string_view learner_token);

// The record as it was read and changed since. Errors: conflict (it was changed meanwhile),
// too_large, not_found (the learner was removed).
Status keep_outcomes(Context& context, const LearnerOutcomes& opened);

// Within the transaction that erases the learner.
Status forget_outcomes(Transaction& transaction, const Learner& learner);

}  // namespace cairn::app
