// SPDX-License-Identifier: Apache-2.0
// What a person should know before following a plan; against collecting certificates.
#pragma once
#include "pathways/plan.h"

namespace cairn::pathways {

// For a plan whose steps are explained.
std::vector<Warning> warnings_of(const Problem& problem, const Plan& plan);

}  // namespace cairn::pathways
