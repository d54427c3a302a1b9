// SPDX-License-Identifier: Apache-2.0
#include "app/market/search.h"

#include "skills/fold.h"
#include "skills/limits.h"

namespace cairn::app {
namespace {

constexpr std::size_t skills_found_max = 12;
constexpr std::size_t occupations_found_max = 6;

}  // namespace

Result<std::vector<MarketFound>> search_market(Context& context, const OrganisationId& organisation,
                                               std::string_view words) {
  words = words.substr(0, skills::limits::query_bytes_max);
  std::vector<MarketFound> found;
  if (words.empty()) return found;
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  const auto& framework = shelf->framework;
  for (const auto& hit : shelf->search.skills(words, skills_found_max)) {
    const auto& skill = framework.skills[hit.skill];
    found.push_back({SubjectKind::skill, skill.id, skill.label, 0});
  }
  for (const auto& hit : shelf->search.occupations(words, occupations_found_max)) {
    const auto& occupation = framework.occupations[hit.occupation];
    found.push_back({SubjectKind::occupation, occupation.id, occupation.label, 0});
  }
  const auto key = skills::fold(words);
  found.push_back({SubjectKind::own, key, "", 0});
  found.push_back({SubjectKind::credential, key, "", 0});
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  for (auto& it : found) {
    CAIRN_TRY(const auto subject, transaction->market().find(organisation, it.kind, it.id));
    if (!subject) continue;
    it.adverts = subject->adverts;
    if (it.label.empty()) it.label = subject->label;
  }
  std::erase_if(found, [](const auto& it) { return it.label.empty(); });
  return found;
}

}  // namespace cairn::app
