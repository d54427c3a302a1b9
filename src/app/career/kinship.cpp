// SPDX-License-Identifier: Apache-2.0
#include "app/career/kinship.h"

#include <algorithm>

namespace cairn::app::career {
namespace {

std::vector<pathways::Relative> relatives_of(const skills::Framework& framework,
                                             const skills::FrameworkIndex& known,
                                             std::string_view id) {
  std::vector<pathways::Relative> relatives;
  const auto index = known.skill(id);
  if (!index) return relatives;
  const auto& all = framework.skills;
  for (const auto broader : all[*index].broader)
    relatives.push_back({all[broader].id, pathways::Kinship::broader});
  for (const auto related : all[*index].related)
    relatives.push_back({all[related].id, pathways::Kinship::related});
  for (const auto& other : all)
    if (std::binary_search(other.broader.begin(), other.broader.end(), *index))
      relatives.push_back({other.id, pathways::Kinship::narrower});
  return relatives;
}

}  // namespace

pathways::GapKnowledge kinship_in(const skills::Framework& framework,
                                  const skills::FrameworkIndex& index) {
  pathways::GapKnowledge knowledge;
  knowledge.label = [&](std::string_view id) {
    const auto found = index.skill(id);
    return found ? framework.skills[*found].label : std::string(id);
  };
  knowledge.relatives = [&](std::string_view id) { return relatives_of(framework, index, id); };
  return knowledge;
}

}  // namespace cairn::app::career
