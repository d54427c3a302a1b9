// SPDX-License-Identifier: Apache-2.0
// Endorsements that were accepted: what of them is signed into badges and shown on pages.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/endorsements.h"
#include "json/value.h"

namespace cairn::app {

// The newest of each kind that badges carry, as far as all of them together are no longer than
// that; pages show more.
inline constexpr std::int64_t endorsements_carried_max = 5;
inline constexpr std::size_t endorsements_carried_bytes_max = 16 * 1024;
inline constexpr std::int64_t endorsements_shown_max = 100;

// Newest first.
struct AcceptedEndorsements {
  std::vector<Endorsement> of_achievement, of_issuer;
};
// What a badge carries whose issuer signs as `issuer`: words about exactly that. An issuer that
// signs under another name by now is not the one that was endorsed.
Result<AcceptedEndorsements> accepted_endorsements(Context& context, Transaction& transaction,
                                                   const OrganisationId& organisation,
                                                   const AchievementId& achievement,
                                                   std::string_view issuer);
// Whether badges carry the same of both.
bool carry_the_same(const AcceptedEndorsements& a, const AcceptedEndorsements& b);

// As they were signed, to be built into a badge.
std::vector<json::Value> signed_words(const std::vector<Endorsement>& all, Arena& arena);

// What pages show of a subject, as credentials name it; without `credential`.
Result<std::vector<Endorsement>> shown_endorsements(Context& context,
                                                    const OrganisationId& organisation,
                                                    const std::string& subject);

}  // namespace cairn::app
