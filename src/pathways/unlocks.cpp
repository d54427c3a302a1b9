// SPDX-License-Identifier: Apache-2.0
#include "pathways/unlocks.h"

#include <algorithm>

#include "pathways/solve.h"

namespace cairn::pathways {
namespace {

// Whether an offer brings what a leaf asks for.
bool brings(const Problem& problem, OfferId offer, const Requirement& leaf) {
  if (leaf.kind == RequirementKind::offer) return leaf.offer == offer;
  const auto& taught = problem.offers[offer].teaches;
  return leaf.kind == RequirementKind::skill &&
         std::any_of(taught.begin(), taught.end(), [&](const SkillLevel& skill) {
           return skill.skill == leaf.skill.skill && skill.level >= leaf.skill.level;
         });
}

}  // namespace

std::vector<std::vector<std::size_t>> unlocked_by(const Problem& problem, const Choice& choice) {
  const Scheduler scheduler(problem);
  std::vector<std::vector<std::size_t>> out(choice.size());
  for (std::size_t later = 0; later < choice.size(); ++later)
    for_each_leaf(problem.offers[choice[later]].requires_, [&](const Requirement& leaf) {
      const bool has_it =
          leaf.kind == RequirementKind::skill
              ? scheduler.have(leaf.skill.skill) >= leaf.skill.level
              : leaf.kind == RequirementKind::offer && scheduler.is_held(leaf.offer);
      if (has_it) return;
      for (std::size_t earlier = 0; earlier < choice.size(); ++earlier)
        if (earlier != later && brings(problem, choice[earlier], leaf) &&
            (out[earlier].empty() || out[earlier].back() != later))
          out[earlier].push_back(later);
    });
  return out;
}

Urgency urgency_of(const Problem& problem, const Choice& choice) {
  constexpr std::int64_t a_step = 1'000'000'000;  // more than unlock_counts ever say
  const auto unlocked = unlocked_by(problem, choice);
  const auto elsewhere = unlock_counts(problem);
  Urgency urgency(problem.offers.size(), 0);
  for (std::size_t i = 0; i < choice.size(); ++i) {
    // Steps that wait for this one, however far behind it.
    std::vector<std::uint8_t> seen(choice.size(), 0);
    std::vector<std::size_t> open{i};
    std::int64_t waiting = 0;
    while (!open.empty()) {
      const auto step = open.back();
      open.pop_back();
      for (const auto next : unlocked[step]) {
        if (seen[next] != 0 || next == i) continue;
        seen[next] = 1;
        ++waiting;
        open.push_back(next);
      }
    }
    urgency[choice[i]] = waiting * a_step + std::min(elsewhere[choice[i]], a_step - 1);
  }
  return urgency;
}

}  // namespace cairn::pathways
