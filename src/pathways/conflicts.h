// SPDX-License-Identifier: Apache-2.0
// Why essential needs stay open, and the least change of each limit that would mend it alone.
#pragma once
#include "pathways/plan.h"

namespace cairn::pathways {

// For a problem whose best plan leaves essential needs open.
std::vector<Conflict> conflicts_of(const Problem& problem, const PlanOptions& options);

}  // namespace cairn::pathways
