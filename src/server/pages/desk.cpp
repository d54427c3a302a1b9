// SPDX-License-Identifier: Apache-2.0
// The issuer's desk, and its long lists a page at a time.
#include "app/achievements/manage.h"
#include "app/awards/revoke.h"
#include "app/base_address.h"
#include "app/claims/review.h"
#include "app/domain.h"
#include "app/mail/review.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "server/language.h"
#include "server/list_query.h"
#include "server/pages/design.h"
#include "server/pages/desk_glance.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t desk_rows_max = 10;
constexpr std::int64_t claims_counted_max = 99;  // more are "99+"

struct Tab {
  app::ClaimState state;
  std::string_view label;
  std::string_view title;
  std::string_view empty;
};

constexpr Tab tabs[] = {
    {app::ClaimState::submitted, to_say("Waiting"), to_say("Claims waiting for you"),
     to_say("None. When a learner sends in evidence, it appears here.")},
    {app::ClaimState::awarded, to_say("Awarded"), to_say("Claims awarded"), to_say("None yet.")},
    {app::ClaimState::declined, to_say("Declined"), to_say("Claims declined"), to_say("None.")},
};

constexpr StateChoice award_states[] = {{"valid", to_say("Valid")},
                                        {"suspended", to_say("Suspended")},
                                        {"ended", to_say("Expired")},
                                        {"revoked", to_say("Revoked")}};

// What is wrong with what was searched for; null where nothing is, or something else.
template <class T>
const Error* trouble_of(const Result<T>& listed) {
  return listed || listed.error().code != ErrorCode::invalid ? nullptr : &listed.error();
}

View claim_row(const app::ClaimSummary& claim, const ShownNames& names) {
  View row;
  row.text("id", claim.id.text).text("learner", claim.learner_name);
  row.text("achievement", names.of(claim.achievement_name)).text("submitted", day(claim.submitted));
  row.flag("ready", claim.ready).flag("unproved", !claim.address_proved);
  return row;
}

View award_row(const app::AwardSummary& award, bool unreached, const ShownNames& names,
               Instant now) {
  View row;
  row.flag("unreached", unreached);
  row.text("id", award.id.text).text("learner", award.learner_name);
  row.text("achievement", names.of(award.achievement_name)).text("awarded", day(award.awarded));
  const auto standing = app::standing_of(award, now);
  row.flag("revoked", standing == app::AwardStanding::revoked);
  row.flag("suspended", standing == app::AwardStanding::suspended);
  row.flag("ended", standing == app::AwardStanding::ended);
  row.flag("valid", standing == app::AwardStanding::valid);
  return row;
}

View achievement_tile(const Call& call, const app::Achievement& achievement) {
  View tile;
  tile.text("id", achievement.id.text).text("name", shown_name(achievement));
  tile.text("image", desk_picture_address(call.site, achievement));
  tile.text("alternative_text", shown_alternative_text(achievement));
  tile.flag("published", achievement.state == app::AchievementState::published);
  return tile;
}

Status add_claims(Call& call, View& view, const app::Listed<app::ClaimSummary>& listed) {
  CAIRN_TRY(const auto names, ShownNames::open(call));
  std::vector<View> rows;
  for (const auto& claim : listed.rows) rows.push_back(claim_row(claim, names));
  view.rows("claims", std::move(rows));
  // The page that follows begins behind the last row.
  view.maybe("more_claims", listed.more ? listed.rows.back().id.text : "");
  return done;
}

Status add_awards(Call& call, View& view, const app::Listed<app::AwardSummary>& listed) {
  CAIRN_TRY(const auto names, ShownNames::open(call));
  std::vector<std::string> ids;
  for (const auto& award : listed.rows) ids.push_back(award.id.text);
  CAIRN_TRY(const auto unreached, app::unreached(call.context(), call.actor(), ids));
  std::vector<View> rows;
  for (const auto& award : listed.rows)
    rows.push_back(
        award_row(award, unreached.contains(award.id.text), names, call.context().clock.now()));
  view.rows("awards", std::move(rows));
  view.maybe("more_awards", listed.more ? listed.rows.back().id.text : "");
  return done;
}

const Tab& tab_asked_for(const Call& call) {
  for (const auto& tab : tabs)
    if (app::name_of(tab.state) == call.target.parameter("state")) return tab;
  return tabs[0];
}

std::vector<View> tab_views(const Tab& shown) {
  std::vector<View> out;
  for (const auto& tab : tabs) {
    View view;
    view.text("state", app::name_of(tab.state)).text("label", say(tab.label));
    view.flag("current", &tab == &shown);
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace

Result<Response> desk(Call& call) {
  auto& context = call.context();
  const app::Page first{.rows_max = static_cast<std::int64_t>(desk_rows_max)};
  CAIRN_TRY(auto claims, app::list_claims(context, call.actor(), app::ClaimState::submitted,
                                          {.rows_max = claims_counted_max}));
  const auto waiting = std::to_string(claims.rows.size()) + (claims.more ? "+" : "");
  claims.more = claims.rows.size() > desk_rows_max;
  if (claims.more) claims.rows.resize(desk_rows_max);
  CAIRN_TRY(const auto awards, app::list_awards(context, call.actor(), first));
  CAIRN_TRY(const auto achievements,
            app::list_achievements(context, call.actor(), std::nullopt, first));
  View view;
  view.text("title", say("Desk"));
  view.flag("only_here", app::is_loopback_url(context.base_url));
  view.text("base_url", context.base_url);
  CAIRN_TRY(const auto name, app::signing_name(context, call.actor().organisation));
  view.text("signs_as", name.did).maybe("document_url", name.document_url);
  view.flag("by_domain", name.proof == app::DomainProof::proved);
  CAIRN_CHECK(add_glances(call, view, waiting));
  CAIRN_CHECK(add_claims(call, view, claims));
  CAIRN_CHECK(add_awards(call, view, awards));
  std::vector<View> tiles;
  for (const auto& one : achievements.rows) tiles.push_back(achievement_tile(call, one));
  view.rows("achievements", std::move(tiles)).flag("more_achievements", achievements.more);
  return page(call, "desk", std::move(view));
}

Result<Response> claims(Call& call) {
  const auto& tab = tab_asked_for(call);
  auto search = search_of(call.target);
  search.state = app::name_of(tab.state);
  const app::Page asked{.after = std::string(call.target.parameter("after"))};
  const auto listed = app::list_claims(call.context(), call.actor(), search, asked);
  const auto* error = trouble_of(listed);
  if (!listed && error == nullptr) return listed.error();
  const auto shown = error == nullptr ? *listed : app::Listed<app::ClaimSummary>();
  View view;
  view.text("title", say(tab.title));
  view.text("state", app::name_of(tab.state)).list("tabs", tab_views(tab));
  view.text("more_label", tab.state == app::ClaimState::submitted ? say("Newer") : say("Older"));
  view.flag("later_page", !asked.after.empty());
  CAIRN_CHECK(add_search(call, view, search,
                         {.path = "/desk/claims",
                          .label = say("Name, address or achievement"),
                          .kept_name = "state",
                          .kept_value = search.state},
                         error));
  search.state.clear();
  view.text("tab_query", query_of(search));
  view.text("empty", query_of(search).empty() ? say(tab.empty) : say("Nothing fits this search."));
  CAIRN_CHECK(add_claims(call, view, shown));
  view.text("form_token", call.form_token());
  view.flag("choosing",
            tab.state == app::ClaimState::submitted && call.actor().roles.any_of(app::may::issue));
  CAIRN_TRY(const auto names, ShownNames::open(call));
  std::vector<View> simple, assessed;
  for (const auto& row : shown.rows)
    (row.assessed ? assessed : simple).push_back(claim_row(row, names));
  view.rows("simple", std::move(simple)).rows("assessed", std::move(assessed));
  view.flag("none_chosen", !call.target.parameter("none").empty());
  return page(call, "claims", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> awards(Call& call) {
  const auto search = search_of(call.target);
  const app::Page asked{.after = std::string(call.target.parameter("before"))};
  const auto listed = app::list_awards(call.context(), call.actor(), search, asked);
  const auto* error = trouble_of(listed);
  if (!listed && error == nullptr) return listed.error();
  View view;
  view.text("title", say("Badges awarded")).flag("later_page", !asked.after.empty());
  CAIRN_CHECK(add_search(call, view, search,
                         {.path = "/desk/awards",
                          .label = say("Name, address or achievement"),
                          .states = award_states},
                         error));
  CAIRN_CHECK(
      add_awards(call, view, error == nullptr ? *listed : app::Listed<app::AwardSummary>()));
  return page(call, "awards", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace cairn::server::pages
