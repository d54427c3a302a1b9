// SPDX-License-Identifier: Apache-2.0
// A claim with all that belongs to it, read inside somebody's transaction.
#pragma once
#include "app/claims/review.h"
#include "app/optional.h"

namespace cairn::app {

Result<ClaimCase> read_case(Transaction& transaction, const OrganisationId& organisation,
                            const ClaimId& id);

// Nobody decides a claim of their own, under whichever of their addresses. Errors: not_permitted.
Status check_not_own(Transaction& transaction, const Actor& actor, const Learner& learner);

// As decide_claim, but for the commit.
Result<ClaimCase> decide_within(Context& context, Transaction& transaction, const Actor& actor,
                                const ClaimId& id, const DecisionForm& form);

}  // namespace cairn::app
