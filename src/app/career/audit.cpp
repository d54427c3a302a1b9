// SPDX-License-Identifier: Apache-2.0
#include "app/career/audit.h"

#include <algorithm>

namespace cairn::app::career {
namespace {

constexpr std::string_view said_by_oneself = "self-audit";

// Where a framework describes no levels, the words of CONTRACT.md do.
std::array<Phrase, skills::level_max> in_general(const std::string& label) {
  return {phrase("I can say what {} is about and where it is used.", label),
          phrase("I can do {} when somebody guides me.", label),
          phrase("I can do {} alone, in usual situations.", label),
          phrase("I can lead others in {} and solve what is unusual.", label),
          phrase("I can shape how {} is done in my field.", label)};
}

bool is_own_word(const HeldSkill& it) { return it.evidence_level == "self"; }

AuditItem item_for(const Workbook& workbook, const Shelf& shelf, skills::SkillIndex index) {
  const auto& skill = shelf.framework.skills[index];
  AuditItem item{.skill = skill.id,
                 .label = skill.label,
                 .description = skill.description,
                 .transversal = skill.transversal,
                 .can_do = in_general(skill.label)};
  if (!skill.can_do.front().empty())
    std::ranges::transform(skill.can_do, item.can_do.begin(), as_written);
  for (const auto& held : workbook.profile.skills) {
    if (held.skill != skill.id) continue;
    if (!is_own_word(held)) {
      item.proved.push_back(held);
    } else {
      item.answered = true;
      item.said = held.level;
    }
  }
  return item;
}

}  // namespace

void hold(Profile& profile, HeldSkill held) {
  std::erase_if(profile.skills, [&](const HeldSkill& it) {
    return it.skill == held.skill && it.source == held.source;
  });
  const auto at = std::upper_bound(profile.skills.begin(), profile.skills.end(), held,
                                   [](const HeldSkill& a, const HeldSkill& b) {
                                     if (a.skill != b.skill) return a.skill < b.skill;
                                     return is_own_word(a) != is_own_word(b) ? is_own_word(b)
                                                                             : a.level > b.level;
                                   });
  profile.skills.insert(at, std::move(held));
}

std::vector<AuditItem> audit_of(const Workbook& workbook, const Shelf& shelf,
                                std::string_view goal_id) {
  std::vector<AuditItem> items;
  std::vector<bool> seen(shelf.framework.skills.size());
  const auto add = [&](std::string_view id, Level needed) {
    const auto index = shelf.index.skill(id);
    if (!index || seen[*index]) return;
    seen[*index] = true;
    items.push_back(item_for(workbook, shelf, *index));
    items.back().needed = needed;
  };
  if (const auto* goal = workbook.goal(goal_id))
    for (const auto& requirement : goal->requirements) add(requirement.skill, requirement.level);
  for (const auto& held : workbook.profile.skills) add(held.skill, 0);
  return items;
}

void answer_audit(Workbook& workbook, const Shelf& shelf, const std::vector<AuditAnswer>& answers) {
  for (const auto& answer : answers) {
    if (!shelf.index.skill(answer.skill)) continue;
    hold(workbook.profile, {.skill = answer.skill,
                            .level = std::min(answer.level, skills::level_max),
                            .evidence_level = "self",
                            .last_used = answer.last_used,
                            .source = std::string(said_by_oneself)});
  }
}

std::vector<HeldSkill> best_held(const Profile& profile) {
  std::vector<HeldSkill> best;
  for (const auto& held : profile.skills) {
    if (held.level == 0) continue;
    if (best.empty() || best.back().skill != held.skill)
      best.push_back(held);
    else if (held.level > best.back().level)
      best.back() = held;
  }
  return best;
}

}  // namespace cairn::app::career
