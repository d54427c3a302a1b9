// SPDX-License-Identifier: Apache-2.0
#include "skills/framework.h"

#include <algorithm>

namespace cairn::skills {
namespace {

std::optional<std::uint32_t> position(
    const std::unordered_map<std::string_view, std::uint32_t>& positions, std::string_view id) {
  const auto found = positions.find(id);
  if (found == positions.end()) return std::nullopt;
  return found->second;
}

template <class Items>
std::unordered_map<std::string_view, std::uint32_t> positions_of(const Items& items) {
  std::unordered_map<std::string_view, std::uint32_t> positions;
  positions.reserve(items.size());
  for (const auto& item : items)
    positions.emplace(item.id, static_cast<std::uint32_t>(positions.size()));
  return positions;
}

const Group* find_group(const Framework& framework, std::string_view id) {
  const auto at =
      std::lower_bound(framework.groups.begin(), framework.groups.end(), id,
                       [](const Group& group, auto wanted) { return group.id < wanted; });
  return at != framework.groups.end() && at->id == id ? &*at : nullptr;
}

}  // namespace

std::vector<SkillIndex> ancestors(const Framework& framework, SkillIndex skill) {
  std::vector<SkillIndex> found;
  std::vector<SkillIndex> level{skill};
  std::vector<bool> seen(framework.skills.size());
  seen[skill] = true;
  while (!level.empty()) {
    std::vector<SkillIndex> next;
    for (const auto at : level)
      for (const auto above : framework.skills[at].broader) {
        if (!seen[above]) next.push_back(above);
        seen[above] = true;
      }
    std::sort(next.begin(), next.end());
    found.insert(found.end(), next.begin(), next.end());
    level = std::move(next);
  }
  return found;
}

std::vector<const Group*> group_chain(const Framework& framework,
                                      const std::vector<std::string>& group_ids) {
  std::vector<const Group*> chain;
  for (const auto& id : group_ids) {
    const auto* group = find_group(framework, id);
    while (group != nullptr && std::find(chain.begin(), chain.end(), group) == chain.end()) {
      chain.push_back(group);
      group = find_group(framework, group->broader);
    }
  }
  return chain;
}

FrameworkIndex::FrameworkIndex(const Framework& framework)
    : skills_(positions_of(framework.skills)), occupations_(positions_of(framework.occupations)) {}

std::optional<SkillIndex> FrameworkIndex::skill(std::string_view id) const {
  return position(skills_, id);
}

std::optional<OccupationIndex> FrameworkIndex::occupation(std::string_view id) const {
  return position(occupations_, id);
}

}  // namespace cairn::skills
