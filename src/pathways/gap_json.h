// SPDX-License-Identifier: Apache-2.0
// Goals, profiles and gaps as CONTRACT.md "Career" writes them.
#pragma once
#include "json/build.h"
#include "pathways/gap.h"

namespace cairn::pathways {

// Errors of both: invalid, too_large, with the place and a remedy. Unknown members are left alone.
Result<GapGoal> read_goal(const json::Value& document);
Result<GapProfile> read_profile(const json::Value& document);

json::Value gap_json(const Gap& gap, json::Builder builder);

}  // namespace cairn::pathways
