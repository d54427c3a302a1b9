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
  for (const auto& offer : found.offers) {
    View row;
    row.text("offer", offer.title).text("offer_path", offer_path(offer));
    row.maybe("kind", kind_text(offer.kind)).flag("example", offer.example);
    offers.push_back(std::move(row));
  }
  view.rows("endorsers", std::move(endorsers)).rows("offers", std::move(offers));
  view.maybe("all_offers",
             found.more ? "/catalogue?provider=" + encoding::percent_encoded(found.name) : "");
  view.maybe("last_reviewed", found.last_reviewed);
  return page(call, "provider", std::move(view));
}

}  // namespace cairn::server::pages
