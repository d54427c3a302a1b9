// SPDX-License-Identifier: Apache-2.0
// What a badge says of its assessment: each criterion with its levels and the level reached, the
// total, and how it came about (Open Badges 3.0: ResultDescription, Result, Evidence).
#pragma once
#include "app/assessment/plans.h"
#include "credential/build.h"

namespace cairn::app {

struct Assessed {
  HeldPlan held;
  assessment::Marking marking;              // the one that counts
  assessment::Circumstances circumstances;  // as they were in this case
  std::int64_t markers = 1;                 // people who marked
  bool automatic = false;
};

// Adds to the award's achievement, results and evidence.
void add_results(const Context& context, const AchievementId& achievement, const Assessed& assessed,
                 credential::NewAward& award);

}  // namespace cairn::app
