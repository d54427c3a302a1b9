// SPDX-License-Identifier: Apache-2.0
// An organisation for anyone.
#include "app/organisation_page.h"

#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

Result<Response> organisation(Call& call) {
  CAIRN_TRY(const auto found,
            app::organisation_page(call.context(), {std::string(call.argument("org"))}));
  View view;
  view.text("title", found.organisation.name).text("name", found.organisation.name);
  const auto& url = found.organisation.url;
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  view.maybe("home", web ? url : "").text("did", found.signs_as.did);
  view.flag("by_domain", found.signs_as.proof == app::DomainProof::proved);
  view.maybe("document_url", found.signs_as.document_url);
  view.text("since", day(found.organisation.created));
  std::vector<View> tiles;
  for (const auto& achievement : found.achievements) {
    View tile;
    tile.text("id", achievement.id.text).text("achievement", achievement.name);
    tile.text("about", achievement.description);
    tile.text("image", picture_address(call.site, achievement));
    tile.text("alternative_text", achievement.alternative_text);
    tiles.push_back(std::move(tile));
  }
  view.rows("achievements", std::move(tiles));
  return page(call, "organisation", std::move(view));
}

}  // namespace cairn::server::pages
