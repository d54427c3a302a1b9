// SPDX-License-Identifier: Apache-2.0
// What somebody has against what a goal asks for, requirement by requirement, level by level.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "json/build.h"
#include "pathways/amount.h"
#include "pathways/plan.h"
#include "pathways/requirement.h"

namespace cairn::pathways {

struct ProfileSkill {
  std::string skill;
  Level level = 0;
  std::string evidence_level, source;
  std::optional<Day> last_used;
};

struct Profile {
  std::vector<ProfileSkill> skills;
  std::vector<std::string> credentials;
};

struct GoalRequirement {
  std::string skill;
  Level level = 0;
  Amount weight = one;
  bool essential = true;
  std::string sentence;  // of the advert, that caused it
};

struct Goal {
  std::string title;
  std::vector<GoalRequirement> requirements;
  std::vector<std::vector<std::string>> credentials;  // one of each list is asked for
};

// Errors as read_problem's. A requirement without a level asks for 3 (works alone); a skill of a
// profile without one counts as 1.
Result<Goal> read_goal(const json::Value& document);
Result<Profile> read_profile(const json::Value& document);

// A skill near another one, and what part of its level counts for it.
struct Relative {
  std::string skill;
  double part = 0;  // 0 to 1
  std::string how;  // "broader", "narrower", "related"
};
// The skills near `id`; may be empty.
using RelativesOf = std::function<std::vector<Relative>(std::string_view id)>;

enum class GapState : std::uint8_t { have, partly, missing };

struct GapRow {
  std::string skill, label;
  Level need = 0;
  Level have = 0;
  double share = 0;  // of the level needed, 0 to 1; partial credit included
  GapState state = GapState::missing;
  Amount weight = one;
  bool essential = true;
  std::string counts_because;
  std::vector<std::string> proof_would_be;
  std::string sentence;
};

struct CredentialRow {
  std::vector<std::string> any;
  std::string held;  // the one there is, or ""
};

struct Gap {
  std::string title;
  double covered = 1;  // share of the weight, two decimals
  std::vector<GapRow> requirements;
  std::vector<CredentialRow> credentials;
};

// `offers_for`: titles of offers that would prove a skill at a level; may be empty.
using OffersFor = std::function<std::vector<std::string>(std::string_view skill, Level level)>;

struct GapOptions {
  LabelOf label;
  RelativesOf relatives;
  OffersFor offers_for;
};

Gap find_gap(const Goal& goal, const Profile& profile, const GapOptions& options);

json::Value gap_json(const Gap& gap, json::Builder builder);
std::string_view name_of(GapState state);

// "aware", "works with guidance", … of levels 1 to 5; "none" of 0.
std::string_view level_name(Level level);

}  // namespace cairn::pathways
