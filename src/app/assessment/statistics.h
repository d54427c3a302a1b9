// SPDX-License-Identifier: Apache-2.0
// How assessing goes: how far two markers agree beyond chance, how long it takes, who does how
// much.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "assessment/agreement.h"

namespace cairn::app {

struct CriterionAgreement {
  std::string name;
  assessment::Agreement levels;  // weighted by how far apart
};

struct MarkerFigures {
  AccountId account;
  std::string email;  // "" for a program or who is gone
  std::int64_t markings = 0;
  std::optional<std::int64_t> median_seconds;  // of those with a time
};

struct AssessmentFigures {
  std::int64_t markings = 0;
  std::int64_t moderated = 0;                // cases that two markers disagreed on
  assessment::Agreement verdicts;            // pass or not
  assessment::Agreement levels;              // of all criteria together, weighted
  std::vector<CriterionAgreement> criteria;  // of one achievement alone, by name
  std::vector<MarkerFigures> markers;        // most markings first
  std::int64_t decided = 0;
  std::optional<std::int64_t> median_days_hundredths;  // from submission to decision
};

// Of the newest 10,000 markings; of one achievement, or of all where its id is "".
Result<AssessmentFigures> assessment_figures(Context& context, const Actor& actor,
                                             const AchievementId& achievement);

}  // namespace cairn::app
