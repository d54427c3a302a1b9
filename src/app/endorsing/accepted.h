// SPDX-License-Identifier: Apache-2.0
// Endorsements that were accepted: what of them is signed into badges and shown on pages.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/endorsements.h"
#include "credential/build.h"

namespace cairn::app {

// The newest ones of each kind that badges carry; pages show all.
inline constexpr std::size_t endorsements_carried_max = 5;

struct AcceptedEndorsements {
  std::vector<Endorsement> of_achievement, of_issuer;
};
Result<AcceptedEndorsements> accepted_endorsements(Transaction& transaction,
                                                   const OrganisationId& organisation,
                                                   const AchievementId& achievement);
Result<AcceptedEndorsements> accepted_endorsements(Context& context,
                                                   const OrganisationId& organisation,
                                                   const AchievementId& achievement);

// Put in where the words are about exactly that: an issuer that signs under another name by now is
// not the one that was endorsed.
void carry(const AcceptedEndorsements& accepted, credential::NewAchievement& achievement,
           credential::NewProfile& issuer);

}  // namespace cairn::app
