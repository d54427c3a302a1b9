// SPDX-License-Identifier: Apache-2.0
// What a choice of offers is worth by each objective.
#include <algorithm>

#include "pathways/solve.h"

namespace cairn::pathways {

std::vector<std::size_t> unreached(const Problem& problem, const Choice& choice) {
  const Scheduler scheduler(problem);
  std::vector<Level> level(problem.skills.size());
  for (SkillId skill = 0; skill < level.size(); ++skill) level[skill] = scheduler.have(skill);
  for (const auto offer : choice)
    for (const auto& skill : problem.offers[offer].teaches)
      level[skill.skill] = std::max(level[skill.skill], skill.level);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < problem.need.size(); ++i)
    if (level[problem.need[i].skill.skill] < problem.need[i].skill.level) out.push_back(i);
  return out;
}

std::int64_t value_of(const Problem& problem, const Choice& choice, const Timetable& timetable,
                      Objective objective) {
  std::int64_t sum = 0;
  switch (objective) {
    case Objective::uncovered_essential:
    case Objective::uncovered:
      for (const auto i : unreached(problem, choice))
        if (problem.need[i].essential == (objective == Objective::uncovered_essential))
          sum += problem.need[i].weight;
      return sum;
    case Objective::finish: return choice.empty() ? 0 : timetable.finish - problem.start;
    case Objective::credentials: return static_cast<std::int64_t>(choice.size());
    default: break;
  }
  for (const auto offer : choice) {
    const auto& each = problem.offers[offer];
    sum += objective == Objective::price   ? price_of(problem, each)
           : objective == Objective::hours ? hours_of(problem, each)
                                           : each.recognition;
  }
  return sum;
}

}  // namespace cairn::pathways
