// SPDX-License-Identifier: Apache-2.0
#include "app/quality/offer_quality.h"

#include <algorithm>

#include "app/career/own_offers.h"
#include "app/ports/quality.h"
#include "app/ports/questions.h"
#include "app/quality/providers.h"
#include "catalogue/teaching.h"

namespace cairn::app {
namespace {

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
  CAIRN_TRY(out.recognition, recognition_of(context, *transaction, keeper, std::span(&offer, 1)));
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
