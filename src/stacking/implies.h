// SPDX-License-Identifier: Apache-2.0
// How requirements compare, and what could ever meet them.
#pragma once
#include <string_view>

#include "stacking/holdings.h"

namespace cairn::stacking {

// Whether whatever meets `a` meets `b` too.
bool implies(const Requirement& a, const Requirement& b);
// Whether a credential of this kind could meet the conditions, with the best result and awarded
// today.
bool could_take(const Conditions& conditions, const Kind& kind);
// Whether an achievement is named by an address, as those from outside are.
bool is_address(std::string_view achievement);

}  // namespace cairn::stacking
