// SPDX-License-Identifier: Apache-2.0
// What verifiers and readers of badges ask this server for.
#include "app/awards/published.h"

#include <charconv>

#include "app/achievements/manage.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t status_seconds_max = 60;  // a revocation is seen everywhere within this
constexpr std::int64_t picture_seconds_max = 3600;

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

}  // namespace

Result<Response> achievement(Call& call) {
  CAIRN_TRY(const auto found, app::public_achievement(call.context(), id_of(call)));
  View view;
  view.text("title", found.achievement.name);
  view.text("description", found.achievement.description);
  add_achievement(view, found.achievement);
  view.text("image", picture_address(call.site, found.achievement));
  view.text("organisation", found.organisation.name).flag("claimable", false);
  return page(call, "claim_open", std::move(view));
}

Result<Response> achievement_image(Call& call) {
  const auto asked = call.target.parameter("version");
  std::optional<std::int64_t> version;
  if (std::int64_t number = 0;
      std::from_chars(asked.data(), asked.data() + asked.size(), number).ec == std::errc())
    version = number;
  CAIRN_TRY(auto svg, app::achievement_image(call.context(), id_of(call), version));
  return picture(call.request, std::move(svg), picture_seconds_max);
}

Result<Response> status_list(Call& call) {
  CAIRN_TRY(auto credential,
            app::status_list_credential(call.context(), {std::string(call.argument("list"))}));
  return public_file(call.request, std::move(credential), "application/vc+ld+json",
                     status_seconds_max);
}

Result<Response> organisation_did(Call& call) {
  CAIRN_TRY(auto document,
            app::organisation_did_document(call.context(), {std::string(call.argument("org"))},
                                           call.context().base_url));
  return public_file(call.request, std::move(document), "application/did+json", status_seconds_max);
}

Result<Response> server_did(Call& call) {
  CAIRN_TRY(auto document, app::server_did_document(call.context(), call.context().base_url));
  return public_file(call.request, std::move(document), "application/did+json", status_seconds_max);
}

}  // namespace cairn::server::pages
