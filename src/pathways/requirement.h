// SPDX-License-Identifier: Apache-2.0
// What an offer asks for before it begins: a tree of all, any, at_least, skill and offer.
#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace cairn::pathways {

using SkillId = std::uint32_t;  // position in Problem::skills
using OfferId = std::uint32_t;  // position in Problem::offers
using Level = std::uint8_t;     // 1 to 5; 0 is none
inline constexpr Level level_max = 5;

struct SkillLevel {
  SkillId skill = 0;
  Level level = 0;
  bool operator==(const SkillLevel&) const = default;
};

enum class RequirementKind : std::uint8_t { all, any, at_least, skill, offer, never };

// `never`: an offer that is not in the catalogue; nothing fulfils it.
struct Requirement {
  RequirementKind kind = RequirementKind::all;
  std::uint32_t count = 0;  // of at_least
  SkillLevel skill;         // of skill
  OfferId offer = 0;        // of offer
  std::vector<Requirement> of;
};

// Visits every leaf (skill, offer, never).
template <class Visit>
void for_each_leaf(const Requirement& requirement, const Visit& visit) {
  if (requirement.kind >= RequirementKind::skill) return visit(requirement);
  for (const auto& part : requirement.of) for_each_leaf(part, visit);
}

// Whether it is fulfilled, where `leaf` says so of its leaves.
template <class Leaf>
bool fulfilled(const Requirement& requirement, const Leaf& leaf) {
  std::size_t met = 0;
  switch (requirement.kind) {
    case RequirementKind::never: return false;
    case RequirementKind::skill:
    case RequirementKind::offer: return leaf(requirement);
    default: break;
  }
  for (const auto& part : requirement.of) met += fulfilled(part, leaf) ? 1 : 0;
  if (requirement.kind == RequirementKind::all) return met == requirement.of.size();
  return met >= (requirement.kind == RequirementKind::any ? 1 : requirement.count);
}

}  // namespace cairn::pathways
