// SPDX-License-Identifier: Apache-2.0
// An organisation for anyone.
#include "app/organisation/public_page.h"

#include "app/organisation/profile.h"
#include "server/pages/design.h"
#include "server/pages/domain_view.h"
#include "server/pages/endorsements.h"
#include "server/pages/pages.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

void add_profile(const Call& call, View& view, const app::Organisation& it) {
  view.maybe("logo_url", logo_path(call, it)).maybe("about", it.description);
  view.maybe("contact_email", it.contact_email).maybe("telephone", it.telephone);
  view.maybe("address", it.address);
  view.flag("reachable", !(it.contact_email + it.telephone + it.address).empty());
}

}  // namespace

Result<Response> organisation(Call& call) {
  CAIRN_TRY(const auto found,
            app::organisation_page(call.context(), {std::string(call.argument("org"))}));
  View view;
  view.text("title", found.organisation.name).text("name", found.organisation.name);
  add_profile(call, view, found.organisation);
  const auto& url = found.organisation.url;
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  view.maybe("home", web ? url : "").text("did", found.signs_as.did);
  view.flag("by_domain", found.signs_as.proof == app::DomainProof::proved);
  view.maybe("document_url", found.signs_as.document_url);
  view.text("since", day(found.organisation.created));
  add_domain(view, found.domain);
  CAIRN_CHECK(add_endorsed(call, view, found.organisation.id, found.signs_as.did));
  std::vector<View> tiles;
  for (const auto& achievement : found.achievements) {
    View tile;
    tile.text("id", achievement.id.text).text("achievement", shown_name(achievement));
    tile.text("about", shown_description(achievement));
    tile.text("image", picture_address(call.site, achievement));
    tile.text("alternative_text", shown_alternative_text(achievement));
    tiles.push_back(std::move(tile));
  }
  view.rows("achievements", std::move(tiles));
  return page(call, "organisation", std::move(view));
}

// Named by its digest, so that it never changes.
Result<Response> organisation_logo(Call& call) {
  constexpr std::int64_t year_seconds = 365 * 24 * 60 * 60;
  CAIRN_TRY(const auto png, app::logo_of(call.context(), {std::string(call.argument("org"))},
                                         std::string(call.argument("logo"))));
  return public_file(call.request, std::string(as_text(png)), "image/png", year_seconds);
}

}  // namespace cairn::server::pages
