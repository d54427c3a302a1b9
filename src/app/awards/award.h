// SPDX-License-Identifier: Apache-2.0
// Awarding: a claim that was found good becomes a signed Open Badges 3.0 credential with a place in
// a status list.
#pragma once
#include "app/assessment/result.h"
#include "app/claims/review.h"

namespace cairn::app {

// Inside the transaction of the decision. `assessed`: what marking it came to, where it was marked.
Status award_claim(Context& context, Transaction& transaction, const ClaimCase& decided,
                   const Assessed* assessed = nullptr);

}  // namespace cairn::app
