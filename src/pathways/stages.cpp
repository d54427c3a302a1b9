// SPDX-License-Identifier: Apache-2.0
#include "pathways/stages.h"

#include <algorithm>
#include <array>

#include "pathways/solve.h"

namespace cairn::pathways {
namespace {

// Finish is a sum of days where one offer follows the other without a gap. (One that takes a single
// day ends on the day a plan starts, as no offer at all does.)
bool is_sum_of_days(const Problem& problem) {
  return problem.max_parallel == 1 && problem.running.empty() &&
         std::all_of(problem.offers.begin(), problem.offers.end(), [&](const Offer& offer) {
           return offer.starts.empty() && days_of(problem, hours_of(problem, offer)) > 1;
         });
}

bool is_preferred(const Problem& problem, const Offer& offer) {
  const auto& list = problem.providers_preferred;
  return std::find(list.begin(), list.end(), offer.provider) != list.end();
}

std::int64_t cost_of_offer(const Problem& problem, const Offer& offer, const Stage& stage,
                           std::int64_t unlocks) {
  if (stage.tie_break == TieBreak::preferred_providers) return is_preferred(problem, offer) ? 0 : 1;
  if (stage.tie_break == TieBreak::unlocks) return -unlocks;
  switch (stage.objective) {
    case Objective::credentials: return 1;
    case Objective::price: return price_of(problem, offer);
    case Objective::hours: return hours_of(problem, offer);
    case Objective::finish:
      return stage.by_timetable ? 0 : days_of(problem, hours_of(problem, offer));
    case Objective::recognition: return -offer.recognition;
    default: return 0;
  }
}

}  // namespace

std::vector<Stage> stages_of(const Problem& problem, const std::vector<Objective>& objective,
                             bool given_only) {
  std::vector<Stage> stages;
  const auto add = [&](Objective each, bool given) {
    for (const auto& stage : stages)
      if (stage.objective == each) return;
    stages.push_back({.objective = each,
                      .given = given,
                      .by_timetable = each == Objective::finish && !is_sum_of_days(problem)});
  };
  for (const auto each : objective.empty() ? problem.objective : objective) add(each, true);
  if (given_only) return stages;
  for (const auto each : {Objective::uncovered_essential, Objective::uncovered,
                          Objective::credentials, Objective::price, Objective::hours})
    add(each, false);
  if (!problem.providers_preferred.empty())
    stages.push_back({.tie_break = TieBreak::preferred_providers, .given = false});
  stages.push_back({.tie_break = TieBreak::unlocks, .given = false});
  return stages;
}

void fill_costs(const Problem& problem, const std::vector<Stage>& stages, Model& model) {
  const auto unlocks = unlock_counts(problem);
  for (const auto& stage : stages) {
    StageCosts costs(model.columns(), 0);
    for (Node offer = 0; offer < model.offers(); ++offer) {
      const auto id = model.graph.offers[offer];
      costs[offer] = cost_of_offer(problem, problem.offers[id], stage, unlocks[id]);
    }
    if (stage.is_coverage())
      for (std::size_t g = 0; g < problem.need.size(); ++g)
        if (problem.need[g].essential == (stage.objective == Objective::uncovered_essential))
          costs[model.offers() + g] = problem.need[g].weight;
    model.stages.push_back(std::move(costs));
  }
  model.welcome.assign(model.offers(), 0);
  for (Node offer = 0; offer < model.offers(); ++offer)
    for (const auto& stage : model.stages)
      if (stage[offer] != 0) {
        model.welcome[offer] = stage[offer] < 0 ? 1 : 0;
        break;
      }
}

std::vector<std::uint8_t> forced_offers(const Problem& problem, const Graph& graph) {
  std::vector<std::uint8_t> wanted(problem.offers.size(), 0);
  for (const auto offer : problem.pinned) wanted[offer] = 1;
  for (const auto& running : problem.running) wanted[running.offer] = 1;
  std::vector<std::uint8_t> forced(graph.offer_count, 0);
  for (Node offer = 0; offer < graph.offer_count; ++offer)
    forced[offer] = wanted[graph.offers[offer]];
  return forced;
}

std::vector<std::int64_t> unlock_counts(const Problem& problem) {
  const Scheduler scheduler(problem);
  // Requirements at each level of each skill, and of each offer, that one does not fulfil yet.
  std::vector<std::array<std::int64_t, level_max + 1>> asked(problem.skills.size());
  std::vector<std::int64_t> counts(problem.offers.size(), 0);
  for (const auto& offer : problem.offers)
    for_each_leaf(offer.requires_, [&](const Requirement& leaf) {
      if (leaf.kind == RequirementKind::offer) ++counts[leaf.offer];
      if (leaf.kind == RequirementKind::skill &&
          scheduler.have(leaf.skill.skill) < leaf.skill.level)
        ++asked[leaf.skill.skill][leaf.skill.level];
    });
  for (std::size_t i = 0; i < problem.offers.size(); ++i)
    for (const auto& skill : problem.offers[i].teaches)
      for (Level level = 1; level <= skill.level; ++level) counts[i] += asked[skill.skill][level];
  return counts;
}

}  // namespace cairn::pathways
