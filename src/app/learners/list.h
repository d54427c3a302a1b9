// SPDX-License-Identifier: Apache-2.0
// The people an organisation knows, and what of its badges they hold.
#pragma once
#include <vector>

#include "app/context.h"
#include "app/list_search.h"

namespace cairn::app {

inline constexpr std::int64_t badges_of_one_max = 3;  // told in the list

struct LearnerRow {
  LearnerListed learner;
  std::vector<AwardSummary> awards;  // newest first, at most `badges_of_one_max`
};

// Newest first, without those who were erased. Words are looked for in names and addresses; with
// an achievement, those who were awarded it. Errors: not_found (no row has the id the page
// follows); those of the search.
Result<Listed<LearnerRow>> list_learners(Context& context, const Actor& actor,
                                         const ListSearch& search, const Page& page);

}  // namespace cairn::app
