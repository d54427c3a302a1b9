// SPDX-License-Identifier: Apache-2.0
// Results an achievement measures (Open Badges 3.0 ResultDescription), held to what their types
// mean.
#pragma once
#include <vector>

#include "achievement/content.h"
#include "app/fields.h"

namespace cairn::app {

// Trims them in place; faults have paths like "/results/0/value_max".
void check_results(std::vector<achievement::ResultRow>& results, Faults& faults);

}  // namespace cairn::app
