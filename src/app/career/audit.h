// SPDX-License-Identifier: Apache-2.0
// The self-audit: what somebody says they can do, in "I can…" sentences, beside what their badges
// prove.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "app/career/keeping.h"
#include "app/career/library.h"

namespace cairn::app::career {

// One skill of the audit.
struct AuditItem {
  std::string skill;
  std::string label;
  std::string description;
  bool transversal = false;
  std::array<Phrase, skills::level_max> can_do;  // as the framework puts it, or in general
  Level said = 0;                                // by themselves; 0: not yet
  bool answered = false;
  Level needed = 0;               // by the goal asked about; 0: none
  std::vector<HeldSkill> proved;  // by credentials, best first
};

// The skills of the goal first, then what the profile holds beside them. Without a goal the
// profile alone.
std::vector<AuditItem> audit_of(const Workbook& workbook, const Shelf& shelf,
                                std::string_view goal_id);

struct AuditAnswer {
  std::string skill;
  Level level = 0;  // 0: not yet
  std::string last_used;
};
// What somebody says of themselves takes the place of what they said before; what is proved stays.
void answer_audit(Workbook& workbook, const Shelf& shelf, const std::vector<AuditAnswer>& answers);

// Puts it where it belongs in the profile, in place of what the same source said before.
void hold(Profile& profile, HeldSkill held);

// The best of what is held of each skill: proved before said, then the higher level.
std::vector<HeldSkill> best_held(const Profile& profile);

}  // namespace cairn::app::career
