// SPDX-License-Identifier: Apache-2.0
// What speaks for each of several offers and what to weigh against it, in sentences; and for a
// goal, which of them does most for its gap and why. Nothing is added up to one number.
#pragma once
#include "catalogue/compare.h"

namespace cairn::catalogue {

struct Speech {
  std::vector<Phrase> for_it;
  std::vector<Phrase> to_weigh;
};

struct Weighed {
  std::vector<Speech> each;  // in the order of the offers
  Phrase for_goal;           // which is better for the gap, and why; empty without a goal
};

// `goal` is the one that the comparison was made for.
Weighed weigh(const Comparison& comparison, std::span<const GoalSkill> goal);

// What `to_json` makes of the comparison, with "each": [{"for": [texts], "to_weigh": [texts]}] in
// the order of the offers, and "for_goal" where there is a goal.
json::Value to_json(const Comparison& comparison, const Weighed& weighed, json::Builder builder);

}  // namespace cairn::catalogue
