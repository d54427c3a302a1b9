// SPDX-License-Identifier: Apache-2.0
// Reads one offer of a plan's problem, and its requirement tree.
#pragma once
#include "pathways/fields.h"
#include "pathways/problem.h"

namespace cairn::pathways {

// Errors: invalid, too_large, with their place.
Result<Offer> read_offer(const Place& place, Names& names);
// An offer nobody knows becomes `never`.
Result<Requirement> read_requirement(const Place& place, Names& names);

}  // namespace cairn::pathways
