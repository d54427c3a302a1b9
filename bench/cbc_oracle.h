// SPDX-License-Identifier: Apache-2.0
// COIN-OR CBC on the same problems as the planner: a model of its own, written from the contract,
// for plans without days. What it says about each component of the objective is held against ours.
#pragma once
#include <vector>

#include "pathways/plan.h"

namespace cairn::bench {

struct CbcAnswer {
  bool finished = false;  // within the time; then `value` is the least
  double value = 0;       // of the best plan it found; 1e300 where it found none
  double bound = 0;       // nothing is cheaper
};

// The least of objective[stage] (fixed point, as in the problem; recognition negated) among plans
// that keep `values` in the components before it and the budget. Needs, prerequisites of every
// kind, what is held, pinned and excluded are looked at; days and currencies are not.
CbcAnswer ask_cbc(const pathways::Problem& problem, const std::vector<std::int64_t>& values,
                  std::size_t stage, double seconds);

// Held against each other, component by component.
struct CbcComparison {
  int agreed = 0;      // CBC finished with our value
  int bounded = 0;     // CBC did not finish; our value lies between its bound and its best plan
  int disagreed = 0;   // neither
  int unanswered = 0;  // CBC gave up on the model with an error of its own
};
CbcComparison compare_with_cbc(const pathways::Problem& problem, const pathways::Plan& plan,
                               double seconds);

}  // namespace cairn::bench
