// SPDX-License-Identifier: Apache-2.0
#include "linker/occupation_skills.h"

#include <algorithm>
#include <cmath>

#include "linker/exact_math.h"

namespace cairn::linker {
namespace {

constexpr double optional_share = 0.3;  // of what an essential skill counts

}  // namespace

OccupationSkills::OccupationSkills(const skills::Framework& framework)
    : occupations_(framework.occupations.size()),
      by_skill_(framework.skills.size()),
      worth_(framework.skills.size()) {
  for (skills::OccupationIndex o = 0; o < framework.occupations.size(); ++o) {
    for (const auto& needed : framework.occupations[o].essential)
      if (needed.skill < by_skill_.size()) by_skill_[needed.skill].push_back({o, 1});
    for (const auto& needed : framework.occupations[o].optional)
      if (needed.skill < by_skill_.size()) by_skill_[needed.skill].push_back({o, optional_share});
  }
  const auto all = static_cast<double>(framework.occupations.size());
  std::vector<double> squares(framework.occupations.size());
  for (std::size_t s = 0; s < by_skill_.size(); ++s) {
    worth_[s] = exact_log(1 + all / (1 + static_cast<double>(by_skill_[s].size())));
    for (auto& asked : by_skill_[s]) {
      asked.weight *= worth_[s];
      squares[asked.occupation] += asked.weight * asked.weight;
    }
  }
  for (auto& list : by_skill_)
    for (auto& asked : list) asked.weight /= std::sqrt(squares[asked.occupation]);
}

std::vector<OccupationMatch> OccupationSkills::match(std::span<const WeightedSkill> skills,
                                                     std::size_t top) const {
  std::vector<double> cosines(occupations_);
  double square = 0;
  for (const auto& [skill, weight] : skills) {
    if (skill >= by_skill_.size() || !(weight > 0) || !std::isfinite(weight)) continue;
    const double worth = weight * worth_[skill];
    square += worth * worth;
    for (const auto& asked : by_skill_[skill]) cosines[asked.occupation] += worth * asked.weight;
  }
  std::vector<skills::OccupationIndex> order;
  for (skills::OccupationIndex o = 0; o < cosines.size(); ++o)
    if (cosines[o] > 0) order.push_back(o);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](skills::OccupationIndex o) { return cosines[o]; });
  if (order.size() > top) order.resize(top);
  std::vector<OccupationMatch> matches;
  for (const auto o : order)
    matches.push_back({o, static_cast<std::uint32_t>(
                              std::min(10'000.0, 10'000 * cosines[o] / std::sqrt(square)))});
  return matches;
}

}  // namespace cairn::linker
