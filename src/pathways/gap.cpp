// SPDX-License-Identifier: Apache-2.0
#include "pathways/gap.h"

#include <algorithm>
#include <array>

namespace cairn::pathways {
namespace {

// The stronger first; what is not among them is somebody's own word.
constexpr std::array<std::string_view, 6> evidence_levels{
    "signature-bound", "signature", "issuer-hosted", "person", "link", "self"};

std::size_t rank_of(std::string_view evidence_level) {
  return static_cast<std::size_t>(
      std::find(evidence_levels.begin(), evidence_levels.end(), evidence_level) -
      evidence_levels.begin());
}

// The highest level held of a skill; of equals the better proved.
const ProfileSkill* held(const GapProfile& profile, std::string_view skill) {
  const ProfileSkill* best = nullptr;
  for (const auto& it : profile.skills) {
    if (it.skill != skill || it.level == 0) continue;
    if (best == nullptr || it.level > best->level ||
        (it.level == best->level && rank_of(it.evidence_level) < rank_of(best->evidence_level)))
      best = &it;
  }
  return best;
}

Phrase evidence_text(std::string_view level) {
  if (level == "self" || level.empty()) return phrase("by your own word");
  if (level.starts_with("signature")) return phrase("proved by a signed credential");
  if (level == "issuer-hosted") return phrase("confirmed at its issuer");
  if (level == "person") return phrase("confirmed by a person");
  return phrase("from a link");
}

Phrase how_known(const ProfileSkill& skill) {
  const auto evidence = evidence_text(skill.evidence_level);
  if (skill.source.empty() || skill.source == "self-audit") return evidence;
  return {"{} ({})", {evidence, as_written(skill.source)}, false};
}

std::string label_of(const GapKnowledge& knowledge, std::string_view skill) {
  return knowledge.label ? knowledge.label(skill) : std::string(skill);
}

// What a relative counts for: its name, its level and the share.
Phrase because_of(Kinship kinship, const std::string& label, Level level, int share) {
  switch (kinship) {
    case Kinship::narrower:
      return phrase("You have {} at level {}, which is a kind of it; it counts for {} per cent.",
                    label, level, share);
    case Kinship::broader:
      return phrase("You have {} at level {}, which it is a part of; it counts for {} per cent.",
                    label, level, share);
    case Kinship::related: break;
  }
  return phrase("You have {} at level {}, which is related to it; it counts for {} per cent.",
                label, level, share);
}

int credit_for(Level have, Level need) {
  return need == 0 ? 100 : std::min(100, have * 100 / need);
}

void count_itself(const GapProfile& profile, GapRow& row) {
  const auto* own = held(profile, row.skill);
  if (own == nullptr) return;
  row.have = own->level;
  row.credit_percent = credit_for(own->level, row.need);
  row.evidence_level = own->evidence_level.empty() ? "self" : own->evidence_level;
  row.counts_because = phrase("You have level {}, {}.", own->level, how_known(*own));
}

// A relative that is worth more than the skill itself takes its place; it never makes it whole.
void count_relatives(const GapProfile& profile, const GapKnowledge& knowledge, GapRow& row) {
  if (row.credit_percent >= 100 || !knowledge.relatives) return;
  for (const auto& relative : knowledge.relatives(row.skill)) {
    const auto* other = held(profile, relative.skill);
    if (other == nullptr) continue;
    const int share = credit_percent_of(relative.kinship);
    const int credit = credit_for(other->level, row.need) * share / 100;
    if (credit <= row.credit_percent) continue;
    row.credit_percent = credit;
    row.evidence_level = other->evidence_level.empty() ? "self" : other->evidence_level;
    row.counts_because =
        because_of(relative.kinship, label_of(knowledge, relative.skill), other->level, share);
  }
}

void say_what_proves(const GapKnowledge& knowledge, GapRow& row) {
  const bool proved = row.state == GapState::have && rank_of(row.evidence_level) < 2;
  if (proved) return;
  if (knowledge.proofs) row.proof_would_be = knowledge.proofs(row.skill, row.need);
  row.proof_would_be.push_back(
      phrase("A signed credential that names {} at level {} or higher", row.label, row.need));
  if (row.state == GapState::have)
    row.proof_would_be.push_back(phrase("Confirmation by somebody who has seen you do it"));
}

}  // namespace

int credit_percent_of(Kinship kinship) {
  switch (kinship) {
    case Kinship::narrower: return narrower_credit_percent;
    case Kinship::broader: return broader_credit_percent;
    case Kinship::related: return related_credit_percent;
  }
  return 0;
}

std::string_view name_of(GapState state) {
  switch (state) {
    case GapState::have: return "have";
    case GapState::partly: return "partly";
    case GapState::missing: return "missing";
  }
  return "";
}

bool Gap::closed() const {
  return std::all_of(
             rows.begin(), rows.end(),
             [](const GapRow& it) { return !it.essential || it.state == GapState::have; }) &&
         std::all_of(credentials.begin(), credentials.end(),
                     [](const CredentialRow& it) { return !it.held.empty(); });
}

Gap gap_of(const GapGoal& goal, const GapProfile& profile, const GapKnowledge& knowledge) {
  Gap gap;
  Amount weight = 0, covered = 0;
  for (const auto& requirement : goal.requirements) {
    GapRow row{.skill = requirement.skill,
               .label = label_of(knowledge, requirement.skill),
               .need = requirement.level,
               .essential = requirement.essential,
               .weight = requirement.weight,
               .sentence = requirement.sentence};
    count_itself(profile, row);
    count_relatives(profile, knowledge, row);
    row.state = row.credit_percent >= 100 ? GapState::have
                : row.credit_percent > 0  ? GapState::partly
                                          : GapState::missing;
    say_what_proves(knowledge, row);
    (row.state == GapState::have     ? gap.have
     : row.state == GapState::partly ? gap.partly
                                     : gap.missing) += 1;
    weight += row.weight;
    covered += row.weight / 100 * row.credit_percent;
    gap.rows.push_back(std::move(row));
  }
  gap.covered_percent = weight > 0 ? static_cast<int>(covered * 100 / weight) : 100;
  for (const auto& wanted : goal.credentials) {
    CredentialRow row{.any = wanted.any, .held = {}};
    for (const auto& id : wanted.any)
      if (row.held.empty() && std::find(profile.credentials.begin(), profile.credentials.end(),
                                        id) != profile.credentials.end())
        row.held = id;
    gap.credentials.push_back(std::move(row));
  }
  return gap;
}

}  // namespace cairn::pathways
