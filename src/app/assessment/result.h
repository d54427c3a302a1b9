// SPDX-License-Identifier: Apache-2.0
// What a badge says of its assessment: each criterion with its levels and the level reached, the
// total, and how it came about (Open Badges 3.0: ResultDescription, Result, Evidence).
#pragma once
#include <vector>

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

struct Told {
  std::vector<credential::NewResultDescription> descriptions;  // of the achievement
  std::vector<credential::NewResult> results;
  credential::NewEvidence evidence;  // how it came about, in words
};
// In the main language of the achievement.
Told told_of(const Context& context, const Achievement& achievement, const Assessed& assessed);

}  // namespace cairn::app
