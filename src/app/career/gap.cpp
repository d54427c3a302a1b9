// SPDX-License-Identifier: Apache-2.0
#include "app/career/gap.h"

#include "app/career/kinship.h"

namespace cairn::app::career {
namespace {

constexpr std::size_t proofs_max = 3;

std::vector<Phrase> proofs_of(const Offers& offers, std::string_view skill, Level level) {
  catalogue::Query query;
  query.filters.skill = skill;
  query.filters.skill_level = level;
  query.filters.with_unknown = true;
  query.count = proofs_max;
  std::vector<Phrase> proofs;
  for (const auto& hit : offers.search->find(query).page) {
    auto name = hit.offer->title;
    if (!hit.offer->provider.empty()) name += ", " + hit.offer->provider;
    proofs.push_back(hit.offer->example ? phrase("{} (example)", name) : as_written(name));
  }
  return proofs;
}

}  // namespace

pathways::GapKnowledge knowledge_of(const Shelf& shelf, const Offers* offers) {
  auto knowledge = kinship_in(shelf.framework, shelf.index);
  if (offers != nullptr)
    knowledge.proofs = [offers](std::string_view skill, pathways::Level level) {
      return proofs_of(*offers, skill, level);
    };
  return knowledge;
}

pathways::GapGoal goal_for_gap(const Goal& goal) {
  pathways::GapGoal converted{.title = goal.title};
  for (const auto& it : goal.requirements)
    converted.requirements.push_back({.skill = it.skill,
                                      .level = it.level,
                                      .weight = it.weight * pathways::one,
                                      .essential = it.essential,
                                      .sentence = it.sentence});
  return converted;
}

pathways::GapProfile profile_for_gap(const Profile& profile) {
  pathways::GapProfile converted{.skills = {}, .credentials = profile.credentials};
  for (const auto& it : profile.skills)
    converted.skills.push_back({it.skill, it.level, it.evidence_level, it.last_used, it.source});
  return converted;
}

pathways::Gap gap_of(const Shelf& shelf, const Offers* offers, const Workbook& workbook,
                     const Goal& goal) {
  return pathways::gap_of(goal_for_gap(goal), profile_for_gap(workbook.profile),
                          knowledge_of(shelf, offers));
}

}  // namespace cairn::app::career
