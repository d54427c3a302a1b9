// SPDX-License-Identifier: Apache-2.0
#include "app/quality/offer_quality.h"

#include <algorithm>
#include <set>

#include "app/analytics/demand.h"
#include "app/career/own_offers.h"
#include "app/ports/market.h"
#include "app/ports/organisations.h"
#include "app/ports/quality.h"
#include "app/ports/questions.h"
#include "app/quality/providers.h"
#include "catalogue/teaching.h"

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

// An organisation's own achievement is looked for in what it imported; anything else in what those
// imported that let anybody look at their counts.
Result<Recognition> recognition_of(Context& context, Transaction& transaction,
                                   const OrganisationId& keeper, const catalogue::Offer& offer) {
  Recognition out;
  out.first_month = month_of(context.clock.now()) - static_cast<std::int64_t>(trend_months) + 1;
  std::vector<std::string> skills;
  for (const auto& taught : offer.teaches)
    if (taught.is_certain() && !taught.skill.empty() && skills.size() < skills_asked_max)
      skills.push_back(taught.skill);
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

void add_standing(const std::vector<ProviderFact>& facts, quality::Known& known) {
  for (const auto& fact : facts) {
    if (fact.kind == FactKind::partnership) {
      known.partners_known = known.partners_known || holds_on(fact, known.today);
      continue;
    }
    if (holds_on(fact, known.today)) {
      known.accredited = true;
      known.source_read = std::max(known.source_read, fact.read_on);
    } else {
      known.accredited_until = std::max(known.accredited_until, fact.ends_on);
    }
  }
}

}  // namespace

Result<OfferQuality> quality_of(Context& context, const career::Offers& offers,
                                const catalogue::Offer& offer) {
  OfferQuality out;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto keeper, keeper_of(*transaction, offer.id));
  CAIRN_TRY(out.facts,
            transaction->quality().provider_facts().of_provider(folded_provider(offer.provider)));
  CAIRN_TRY(out.ratings, ratings_of(*transaction, keeper, offer.id));
  CAIRN_TRY(out.questions, transaction->quality().questions().count(keeper, offer.id));
  CAIRN_TRY(out.recognition, recognition_of(context, *transaction, keeper, offer));
  // Who issues it here stands for the entry whenever they change it.
  const bool own = offers.catalogue_of(offer).name == career::achievements_catalogue;
  out.looked_at = own ? offer.modified : offer.last_reviewed;
  quality::Known known{.offer = &offer,
                       .today = format_instant(context.clock.now()).substr(0, 10),
                       .hours = catalogue::hours_with_parts(offer, offers.lookup()).has_value(),
                       .looked_at = out.looked_at,
                       .accredited = false,
                       .accredited_until = {},
                       .source_read = {},
                       .partners_known = false,
                       .reviews = out.ratings.learning.people()};
  add_standing(out.facts, known);
  out.flags = quality::flags_of(known);
  return out;
}

}  // namespace cairn::app
