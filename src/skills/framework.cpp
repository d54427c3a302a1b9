// SPDX-License-Identifier: Apache-2.0
#include "skills/framework.h"

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

}  // namespace

FrameworkIndex::FrameworkIndex(const Framework& framework)
    : skills_(positions_of(framework.skills)), occupations_(positions_of(framework.occupations)) {}

std::optional<SkillIndex> FrameworkIndex::skill(std::string_view id) const {
  return position(skills_, id);
}

std::optional<OccupationIndex> FrameworkIndex::occupation(std::string_view id) const {
  return position(occupations_, id);
}

}  // namespace cairn::skills
