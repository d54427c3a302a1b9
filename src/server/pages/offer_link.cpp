// SPDX-License-Identifier: Apache-2.0
// A learner's personal link: the badge, before any account; an offer is accepted or declined here.
#include "app/awards/offer.h"
#include "server/pages/awarding.h"
#include "server/pages/design.h"
#include "server/text.h"

namespace cairn::server::pages {

Result<Response> personal_link(Call& call) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto found, app::open_personal_link(call.context(), token));
  View view;
  view.text("title", shown_name(found.achievement)).text("token", token);
  view.text("form_token", call.form_token());
  add_achievement(view, found.achievement);
  view.text("image", picture_address(call.site, found.achievement));
  view.text("learner", found.learner_name).text("organisation", found.issuer_name);
  const auto state = found.offer ? found.offer->state : app::OfferState::accepted;
  const bool revoked = found.award.revoked.has_value();
  view.flag("offered", state == app::OfferState::offered && !revoked);
  view.flag("declined", state == app::OfferState::declined);
  view.flag("expired", state == app::OfferState::expired);
  view.flag("yours", state == app::OfferState::accepted && !revoked);
  view.flag("is_revoked", state == app::OfferState::accepted && revoked);
  view.text("until", found.offer ? day(found.offer->until) : "");
  view.text("award_id", found.award.id.text).maybe("own_page", found.learner_token);
  view.flag("hidden", found.hidden);
  return page(call, "offer_link", std::move(view));
}

Result<Response> answer_personal_link(Call& call) {
  const auto token = std::string(call.argument("token"));
  const auto answer =
      call.field("answer") == "decline" ? app::Answer::decline : app::Answer::accept;
  CAIRN_CHECK(app::answer_offer(call.context(), token, answer));
  return see_other(call, "/offer/" + token);
}

}  // namespace cairn::server::pages
