// SPDX-License-Identifier: Apache-2.0
// The components of an objective and what each column costs in them.
#pragma once
#include <vector>

#include "pathways/model.h"
#include "pathways/problem.h"

namespace cairn::pathways {

struct Limits {
  bool budget = false;
  bool days = false;  // deadline and start dates
};

enum class TieBreak : std::uint8_t { none, preferred_providers, unlocks };

struct Stage {
  Objective objective = Objective::credentials;
  TieBreak tie_break = TieBreak::none;
  bool given = true;          // in the objective as it was asked for
  bool by_timetable = false;  // finish, where it is no sum of days

  bool is_coverage() const {
    return tie_break == TieBreak::none &&
           (objective == Objective::uncovered_essential || objective == Objective::uncovered);
  }
};

// The problem's own objective where that given is empty; what tells equal plans apart follows,
// unless `given_only`.
std::vector<Stage> stages_of(const Problem& problem, const std::vector<Objective>& objective,
                             bool given_only);

// Fills model.stages for its offers and goals; a finish by timetable costs nothing yet.
void fill_costs(const Problem& problem, const std::vector<Stage>& stages, Model& model);

// What is pinned or running, by offer of the graph.
std::vector<std::uint8_t> forced_offers(const Problem& problem, const Graph& graph);

}  // namespace cairn::pathways
