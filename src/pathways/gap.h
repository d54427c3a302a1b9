// SPDX-License-Identifier: Apache-2.0
// The gap between a goal and a profile: what is there, partly there, missing, and why.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "pathways/amount.h"
#include "pathways/requirement.h"

namespace cairn::pathways {

struct GoalRequirement {
  std::string skill;
  Level level = 3;
  Amount weight = one;
  bool essential = true;
  std::string sentence;  // that asked for it, or ""
};

// Credentials a goal asks for: any one of these ids.
struct GoalCredential {
  std::vector<std::string> any;
};

struct GapGoal {
  std::string title;
  std::vector<GoalRequirement> requirements;
  std::vector<GoalCredential> credentials;
};

struct ProfileSkill {
  std::string skill;
  Level level = 0;
  std::string evidence_level;  // as CONTRACT.md names them; "self" where it is not said
  std::string last_used, source;
};

struct GapProfile {
  std::vector<ProfileSkill> skills;
  std::vector<std::string> credentials;
};

// How another skill bears on one: it is a kind of it, the other way round, or lies beside it.
enum class Kinship : std::uint8_t { narrower, broader, related };

// Shares of the credit for a skill itself that a relative's level is worth, in per cent. What is a
// kind of something shows it almost as well as itself; the whole says little of a part.
inline constexpr int narrower_credit_percent = 80;
inline constexpr int broader_credit_percent = 40;
inline constexpr int related_credit_percent = 30;
int credit_percent_of(Kinship kinship);

struct Relative {
  std::string skill;
  Kinship kinship = Kinship::related;
};

// What the gap asks of a framework and catalogue; each may be empty.
struct GapKnowledge {
  std::function<std::string(std::string_view skill)> label;  // the id where empty
  std::function<std::vector<Relative>(std::string_view skill)> relatives;
  // Credentials that would prove it, for people; the gap adds what counts in general.
  std::function<std::vector<Phrase>(std::string_view skill, Level level)> proofs;
};

enum class GapState : std::uint8_t { have, partly, missing };
std::string_view name_of(GapState state);

struct GapRow {
  std::string skill, label;
  Level need = 0;
  Level have = 0;  // of the skill itself
  GapState state = GapState::missing;
  int credit_percent = 0;  // of the requirement, 0 to 100
  bool essential = true;
  Amount weight = one;
  std::string evidence_level;  // of what counts, or ""
  Phrase counts_because;       // a sentence, or empty
  std::vector<Phrase> proof_would_be;
  std::string sentence;
};

struct CredentialRow {
  std::vector<std::string> any;
  std::string held;  // the id of the one that is there, or ""
};

struct Gap {
  int covered_percent = 0;   // of the weights, rounded down: 100 only when everything is there
  std::vector<GapRow> rows;  // in the goal's order
  std::vector<CredentialRow> credentials;  // likewise
  std::size_t have = 0, partly = 0, missing = 0;
  bool closed() const;  // every essential requirement and credential is there
};

Gap gap_of(const GapGoal& goal, const GapProfile& profile, const GapKnowledge& knowledge);

}  // namespace cairn::pathways
