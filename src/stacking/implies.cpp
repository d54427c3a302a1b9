// SPDX-License-Identifier: Apache-2.0
#include "stacking/implies.h"

#include <algorithm>

namespace cairn::stacking {
namespace {

bool names(const Conditions& conditions, const std::string& achievement) {
  const auto& list = conditions.achievements;
  return list.empty() || std::find(list.begin(), list.end(), achievement) != list.end();
}

}  // namespace

bool implies(const Requirement& a, const Requirement& b) {
  if (a.measure != b.measure || a.amount < b.amount) return false;
  const auto& x = a.conditions;
  const auto& y = b.conditions;
  if (x.eqf_level < y.eqf_level || (y.result && (!x.result || *x.result < *y.result))) return false;
  if (y.months && (!x.months || *x.months > *y.months)) return false;
  if (y.skill && (!x.skill || x.skill->skill != y.skill->skill || x.skill->level < y.skill->level))
    return false;
  if (x.achievements.empty()) return y.achievements.empty();
  return std::all_of(x.achievements.begin(), x.achievements.end(),
                     [&](const std::string& name) { return names(y, name); });
}

bool could_take(const Conditions& conditions, const Kind& kind) {
  if (!names(conditions, kind.achievement) || kind.eqf_level < conditions.eqf_level) return false;
  if (!conditions.skill) return true;
  return std::any_of(kind.skills.begin(), kind.skills.end(), [&](const ProvenSkill& proven) {
    return proven.skill == conditions.skill->skill && proven.level >= conditions.skill->level;
  });
}

bool is_address(std::string_view achievement) { return achievement.find(':') != achievement.npos; }

}  // namespace cairn::stacking
