// SPDX-License-Identifier: Apache-2.0
// The best choice of offers under an objective, one component after the other, each proven before
// the next begins.
#pragma once
#include <functional>
#include <vector>

#include "pathways/graph.h"
#include "pathways/model.h"
#include "pathways/problem.h"
#include "pathways/schedule.h"

namespace cairn::pathways {

struct SolveOptions {
  std::vector<Objective> objective;  // the problem's own where empty
  std::function<bool()> out_of_time;
  std::function<void()> on_first;  // called when the first plan is known
  bool given_only = false;         // equal plans need not be told apart
  bool ignore_budget = false;
  bool ignore_deadline = false;
};

struct Solved {
  bool proven = false;   // nothing better exists
  bool possible = true;  // false: what is pinned or running cannot take place within the limits
  Choice choice;         // ascending
  Timetable timetable;
  std::vector<std::int64_t> values;  // of the objective as given; recognition counts upwards
  std::vector<std::int64_t> bound;   // no plan is better than this
  std::int64_t uncovered_essential = 0;
  std::int64_t uncovered = 0;
};

// `objective` is followed by what it leaves out of the contract's default, then by preferred
// providers, then by what unlocks most, so that equal plans are told apart the same way everywhere.
Solved solve(const Problem& problem, const SolveOptions& options);

// How many requirements of other offers each one meets beyond what one has; by OfferId.
std::vector<std::int64_t> unlock_counts(const Problem& problem);

// What a choice is worth in one objective; finish counts from the timetable.
std::int64_t value_of(const Problem& problem, const Choice& choice, const Timetable& timetable,
                      Objective objective);

// Needs a choice leaves unreached, by position in Problem::need.
std::vector<std::size_t> unreached(const Problem& problem, const Choice& choice);

// The days of a choice, foundations first. nullopt: it cannot take place by `deadline`.
std::optional<Timetable> timetable_of(const Problem& problem, const Scheduler& scheduler,
                                      const Choice& choice, std::optional<Day> deadline);

}  // namespace cairn::pathways
