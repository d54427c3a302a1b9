// SPDX-License-Identifier: Apache-2.0
// Stacks award themselves: whenever somebody's awards change, what they hold is looked at anew,
// stacks that are complete now are awarded with their parts as evidence, and the policy of a stack
// whose part is gone is applied.
#pragma once
#include <cstdint>

#include "app/context.h"
#include "app/ports/awards.h"
#include "app/ports/stacks.h"

namespace cairn::app {

// Called inside the transaction of whatever made, revoked, suspended or restored an award of the
// learner: they are looked at soon. Costs nothing where the organisation has no published stack.
Status awards_changed(Context& context, Transaction& transaction,
                      const OrganisationId& organisation, const LearnerId& learner);
// The same, for one that was just made: its result is kept where rules find it.
Status award_made(Context& context, Transaction& transaction, const Award& award);
// The same, for one that was signed anew: rules find what it says now. A stack that counts it as it
// was before is judged by its policy, and whoever has it now is looked at, too.
Status results_changed(Context& context, Transaction& transaction, const Award& before,
                       const Award& after);

struct Evaluated {
  std::int64_t learners = 0;
  std::int64_t awarded = 0, lost = 0, to_review = 0, undecided = 0;
};

// Works off those that are due in every organisation, at most so many learners; each batch is one
// transaction, so that being stopped loses and repeats nothing. More remain where as many as that
// were looked at.
Result<Evaluated> evaluate_due(Context& context, std::int64_t learners_max);

// Everybody of every organisation is due.
Status make_all_due(Context& context);

}  // namespace cairn::app
