// SPDX-License-Identifier: Apache-2.0
// One provider: accreditations and partners with their sources, endorsements without, its offers.
#include "app/quality/providers.h"

#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/offer_views.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

View offer_view(const catalogue::Offer& offer, const app::OfferSaid& said, std::size_t number) {
  View row;
  row.number("number", static_cast<std::int64_t>(number)).text("offer", offer.title);
  row.text("offer_path", offer_path(offer)).text("reviews_path", reviews_path(offer.id));
  row.maybe("kind", kind_text(offer.kind)).flag("example", offer.example);
  const auto reviews = said.ratings.learning.people();
  const auto mean = said.ratings.learning.mean_tenths();
  std::string count;
  if (reviews > 0) count = reviews == 1 ? say("1 review") : say("{} reviews", reviews);
  row.maybe("review_count", count);
  row.maybe("review_mean", mean ? say("{} of 5 for what was learnt", mean_text(*mean)) : "");
  row.maybe("outcomes", said.outcomes > 0
                            ? say("{} or more people tell what came after it", said.outcomes)
                            : "");
  return row;
}

std::string recognition_text(const app::Recognition& it) {
  if (it.adverts == 0) return "";
  return say(
      "{} of {} job adverts that were imported here in the last twelve months ask for a skill that "
      "one of these offers certainly proves.",
      it.asking, it.adverts);
}

}  // namespace

Result<Response> provider(Call& call) {
  CAIRN_TRY(const auto found, app::provider_page(call.context(), call.argument("name")));
  const auto today = format_instant(call.context().clock.now()).substr(0, 10);
  View view;
  view.text("title", found.name);
  view.rows("provider_facts", fact_rows(found.facts, today));
  std::vector<View> endorsers, offers;
  for (const auto& name : found.endorsed_by) {
    View row;
    row.text("endorser", name);
    endorsers.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < found.offers.size(); ++i)
    offers.push_back(offer_view(found.offers[i], found.said[i], i));
  add_ratings(view, found.ratings);
  view.maybe("recognised", recognition_text(found.recognition));
  view.flag("skills_certain", found.recognition.skills > 0);
  view.rows("endorsers", std::move(endorsers)).rows("offers", std::move(offers));
  view.maybe("all_offers",
             found.more ? "/catalogue?provider=" + encoding::percent_encoded(found.name) : "");
  view.maybe("last_reviewed", found.last_reviewed);
  return page(call, "provider", std::move(view));
}

}  // namespace cairn::server::pages
