// SPDX-License-Identifier: Apache-2.0
#include "adverts/context.h"

#include <algorithm>

namespace cairn::adverts {
namespace {

constexpr double optional_worth = 0.5;  // of what an essential skill says about the job
constexpr float optional_share = 0.7f;  // of what an essential skill counts
constexpr float unknown_job = 0.15f;    // as if every skill were asked for by some job not far off
constexpr std::size_t kin_max = 40;     // occupations like the job
constexpr float whole = 10'000;         // of a score

}  // namespace

Context::Context(const linker::Linker& linker, const skills::Framework& framework,
                 std::span<const linker::OccupationMatch> occupations) {
  double sum = 0;
  for (const auto& match : occupations) sum += match.score;
  if (sum <= 0) return;
  std::vector<double> worth(framework.skills.size());
  for (const auto& [occupation, score] : occupations) {
    const auto& asks = framework.occupations[occupation];
    for (const auto& skill : asks.essential) worth[skill.skill] += score / sum;
    for (const auto& skill : asks.optional) worth[skill.skill] += optional_worth * score / sum;
  }
  std::vector<linker::WeightedSkill> job;
  for (skills::SkillIndex skill = 0; skill < worth.size(); ++skill)
    if (worth[skill] > 0) job.push_back({skill, worth[skill]});
  nearness_.resize(framework.skills.size());
  for (const auto& [occupation, score] : linker.match_skills(job, kin_max)) {
    const float near = static_cast<float>(score) / whole;
    const auto raise = [&](skills::SkillIndex skill, float to) {
      nearness_[skill] = std::max(nearness_[skill], to);
    };
    const auto& asks = framework.occupations[occupation];
    for (const auto& skill : asks.essential) raise(skill.skill, near);
    for (const auto& skill : asks.optional) raise(skill.skill, optional_share * near);
  }
}

float Context::nearness(skills::SkillIndex skill) const {
  return nearness_.empty() ? unknown_job : nearness_[skill];
}

}  // namespace cairn::adverts
