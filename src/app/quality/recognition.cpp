// SPDX-License-Identifier: Apache-2.0
#include "app/quality/recognition.h"

#include <algorithm>
#include <set>

#include "app/analytics/demand.h"
#include "app/ports/market.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

constexpr std::size_t skills_asked_max = 10;

// An advert that asks for two of the skills counts once.
Result<std::int64_t> asking_for(Transaction& transaction, const OrganisationId& organisation,
                                const std::vector<std::string>& skills, std::int64_t first) {
  std::set<std::int64_t> asking;
  for (const auto& skill : skills) {
    CAIRN_TRY(const auto subject,
              transaction.market().find(organisation, SubjectKind::skill, skill));
    if (!subject) continue;
    CAIRN_TRY(const auto adverts,
              transaction.market().adverts_of(organisation, subject->number, first));
    for (const auto& advert : adverts) asking.insert(advert.advert);
  }
  return static_cast<std::int64_t>(asking.size());
}

std::vector<std::string> certain_skills(std::span<const catalogue::Offer> offers) {
  std::vector<std::string> skills;
  for (const auto& offer : offers)
    for (const auto& taught : offer.teaches)
      if (taught.is_certain() && !taught.skill.empty() && skills.size() < skills_asked_max &&
          std::ranges::find(skills, taught.skill) == skills.end())
        skills.push_back(taught.skill);
  return skills;
}

}  // namespace

Result<Recognition> recognition_of(Context& context, Transaction& transaction,
                                   const OrganisationId& keeper,
                                   std::span<const catalogue::Offer> offers) {
  Recognition out;
  out.first_month = month_of(context.clock.now()) - static_cast<std::int64_t>(trend_months) + 1;
  const auto skills = certain_skills(offers);
  out.skills = skills.size();
  if (skills.empty()) return out;
  CAIRN_TRY(const auto organisations, transaction.organisations().list());
  for (const auto& it : organisations) {
    if (keeper != server_organisation() && it.id != keeper) continue;
    if (it.id != keeper) {
      CAIRN_TRY(const bool shown, transaction.market().is_shown(it.id));
      if (!shown) continue;
    }
    CAIRN_TRY(const auto months,
              transaction.market().history(it.id, every_advert, everywhere, out.first_month));
    if (months.empty()) continue;
    for (const auto& month : months) out.adverts += month.adverts;
    CAIRN_TRY(const auto asking, asking_for(transaction, it.id, skills, out.first_month));
    out.asking += asking;
  }
  return out;
}

}  // namespace cairn::app
