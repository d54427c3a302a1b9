// SPDX-License-Identifier: Apache-2.0
// Assessments that a program sends: test scores, results of a learning platform. They go the way of
// every claim: marks or a score, the pass rule, a decision that can be undone for a while.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/assessment/decide.h"
#include "app/claims/evidence.h"

namespace cairn::app {

struct AutomaticForm {
  std::string key;  // chosen by the program: sending it twice is one assessment
  AchievementId achievement;
  std::string name;
  std::string email;
  std::string statement;  // what the learner did; "": that it was assessed by a program
  std::vector<std::string> links;
  assessment::Marking marking;     // marks, or a score in percent
  std::string reason;              // told to the learner; "": what the rule says
  std::optional<bool> supervised;  // none: as the achievement's plan says
  std::optional<bool> identity_checked;
  std::string waiver;  // why also where what is needed before is not held, or ""
  Confirmation confirmation = Confirmation::after_time_to_undo;
};

struct AutomaticOutcome {
  ClaimId claim;
  bool repeated = false;  // it was sent before
};

// Errors: not_found; conflict (the key was used with another content); invalid, by path ("/key",
// "/learner/email", "/achievement", "/marks/c1/level", "/percent", "/waiver", …).
Result<AutomaticOutcome> assess_automatically(Context& context, const Actor& actor,
                                              const AutomaticForm& form);

}  // namespace cairn::app
