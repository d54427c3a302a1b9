// SPDX-License-Identifier: Apache-2.0
// Other plans worth a look: none is worse than another in everything, each differs in an offer.
#pragma once
#include "pathways/plan.h"

namespace cairn::pathways {

struct Alternatives {
  std::vector<Alternative> plans;
  bool cut = false;  // there may be more: the effort allowed, or the time, was over
};
Alternatives alternatives_of(const Problem& problem, const Plan& plan, const PlanOptions& options);

// Smaller is better in each: uncovered essential, uncovered, credentials, price, hours, finish,
// recognition counted downwards.
std::vector<std::int64_t> measures_of(const Problem& problem, const Choice& choice,
                                      const Timetable& timetable);
// Whether a is no worse than b in any measure and better in one.
bool dominates(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b);

}  // namespace cairn::pathways
