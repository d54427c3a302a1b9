// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/awards/revoke.h"
#include "app/base_address.h"
#include "app/claims/review.h"
#include "app/domain.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

View claim_row(const app::ClaimSummary& summary) {
  View row;
  row.text("id", summary.claim.id.text).text("learner", summary.learner.name);
  row.text("achievement", summary.achievement_name).text("submitted", day(summary.claim.submitted));
  return row;
}

View achievement_tile(const Call& call, const app::Achievement& achievement) {
  View tile;
  tile.text("id", achievement.id.text).text("name", achievement.name);
  tile.text("image", preview_address(call.site, achievement.design));
  tile.text("alternative_text", achievement.alternative_text);
  tile.flag("published", achievement.state == app::AchievementState::published);
  return tile;
}

}  // namespace

Result<Response> desk(Call& call) {
  auto& context = call.context();
  CAIRN_TRY(const auto claims, app::list_claims(context, call.actor(), app::ClaimState::submitted));
  CAIRN_TRY(const auto achievements, app::list_achievements(context, call.actor()));
  CAIRN_TRY(const auto awards, app::list_awards(context, call.actor()));
  View view;
  view.text("title", "Desk").flag("notice", false);
  view.flag("only_here", app::is_loopback_url(context.base_url));
  view.text("base_url", context.base_url);
  CAIRN_TRY(const auto name, app::signing_name(context, call.actor().organisation));
  view.text("signs_as", name.did).maybe("document_url", name.document_url);
  view.flag("by_domain", name.proof == app::DomainProof::proved);
  std::vector<View> rows;
  for (const auto& claim : claims) rows.push_back(claim_row(claim));
  view.rows("claims", std::move(rows));
  std::vector<View> tiles;
  for (const auto& achievement : achievements) tiles.push_back(achievement_tile(call, achievement));
  view.rows("achievements", std::move(tiles));
  std::vector<View> given;
  for (const auto& award : awards) {
    CAIRN_TRY(const auto badge, app::public_badge(context, award.id));
    View row;
    row.text("id", award.id.text).text("learner", badge.learner_name);
    row.text("achievement", badge.achievement.name).text("awarded", day(award.awarded));
    row.flag("revoked", award.revoked.has_value());
    given.push_back(std::move(row));
  }
  view.rows("awards", std::move(given));
  return page(call, "desk", std::move(view));
}

}  // namespace cairn::server::pages
