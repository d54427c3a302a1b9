// SPDX-License-Identifier: Apache-2.0
// The answer to a problem: the best plan with its days, why each step is in it, what warns, what
// stands in the way, and other good plans.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/phrase.h"
#include "pathways/problem.h"
#include "pathways/solve.h"

namespace cairn::pathways {

// What people call a skill; its id where nobody has told.
using LabelOf = std::function<std::string(std::string_view id)>;

struct PlanOptions {
  std::function<bool()> out_of_time;  // asked often; the best plan so far is given then
  // As long as this says no, alternatives are looked for, and which change of limits would mend an
  // impossible problem; empty: as out_of_time.
  std::function<bool()> out_of_patience;
  std::function<void()> on_first;  // called when the first plan is known
  std::size_t alternatives = 4;    // at most
  bool explain_conflicts = true;
  LabelOf label;
};

enum class PlanStatus : std::uint8_t { optimal, feasible, infeasible };

struct Step {
  OfferId offer = 0;
  Day start = 0;
  Day finish = 0;
  std::vector<SkillLevel> covers;  // needs first reached by it, at the level needed
  std::vector<OfferId> unlocks;    // later steps that require something it brings
  std::vector<Phrase> because;     // said in the language of whoever reads the plan
  Amount value = 0;                // weight of the needs lost without it
  bool running = false;            // begun before this plan
};

struct Warning {
  std::string code;
  Phrase message;
  std::vector<OfferId> offers;
};

// A limit that keeps essential needs from being reached, and the least change that would mend it.
struct Conflict {
  // deadline, budget, hours_per_week, max_parallel, deadline+budget; offers, starts, pinned
  std::string limit;
  std::string given,
      needed;  // as written in the problem; needed "" where no change of it alone helps
  Phrase message;
  std::optional<SkillLevel> skill;  // of `offers` and `starts`: what stays open
  std::vector<OfferId> offers;      // of `starts` and `pinned`
};

struct Alternative {
  std::string name;  // fewest, cheapest, fastest, most-recognised, least-work, another
  Choice choice;
  Timetable timetable;
  bool proven = false;
};

struct Plan {
  PlanStatus status = PlanStatus::optimal;
  std::vector<Objective> objective;
  std::vector<std::int64_t> values, bound;  // of the objective; amounts, or counts
  std::vector<Step> steps;
  Choice choice;
  Timetable timetable;
  std::vector<std::size_t> uncovered;  // positions in Problem::need
  bool essential_covered = true;
  bool lost_pins = false;  // what was chosen by hand cannot all take place
  std::vector<Conflict> conflicts;
  std::vector<Warning> warnings;
  std::vector<Alternative> alternatives;
  bool alternatives_cut = false;      // there may be more than were looked for
  std::vector<OfferId> kept;          // done before, and still so
  std::optional<Day> slip_days;       // against the plan before
  std::optional<OfferId> start_with;  // the step to begin with
  std::optional<OfferId> try_first;   // free or short: tests the direction
  std::vector<Amount> curve;          // weight covered after each step, in their order
  Amount weight = 0;                  // of all needs
  Amount weight_covered = 0;          // at the end
  Amount weight_had = 0;              // at the start
};

Plan make_plan(const Problem& problem, const PlanOptions& options);

}  // namespace cairn::pathways
