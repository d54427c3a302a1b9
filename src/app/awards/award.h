// SPDX-License-Identifier: Apache-2.0
// Awarding: whatever led to it, one way to a signed Open Badges 3.0 credential with a place in a
// status list.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/assessment/result.h"
#include "app/claims/review.h"
#include "credential/build.h"

namespace cairn::app {

struct AwardOrder {
  Achievement achievement;  // in the version to award
  Learner learner;
  std::optional<ClaimId> claim;
  AwardSource source = AwardSource::claim;
  std::string source_key;
  std::vector<credential::NewEvidence> evidence;
  std::vector<credential::NewResultDescription> result_descriptions;  // of the achievement
  std::vector<credential::NewResult> results;
  std::optional<Instant> valid_until;  // where it is another than the achievement says
};

// Inside the transaction of the deed. Errors: conflict (the claim or source key has an award
// already; the learner was erased), those of signer_of and of signing.
Result<Award> make_award(Context& context, Transaction& transaction, const AwardOrder& order);

// A claim that was found good, with its evidence. `assessed`: what marking it came to, where it was
// marked.
Status award_claim(Context& context, Transaction& transaction, const ClaimCase& decided,
                   const Assessed* assessed = nullptr);

}  // namespace cairn::app
