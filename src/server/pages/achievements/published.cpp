// SPDX-License-Identifier: Apache-2.0
// An achievement for anyone: its page in each of its languages, its JSON twin and its picture.
#include <charconv>

#include "app/achievements/manage.h"
#include "app/achievements/picture.h"
#include "server/language.h"
#include "server/pages/achievements.h"
#include "server/pages/achievements/brought_view.h"
#include "server/pages/achievements/desk.h"
#include "server/pages/design.h"
#include "server/pages/domain_view.h"
#include "server/pages/endorsements.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t page_seconds_max = 60;
constexpr std::int64_t picture_seconds_max = 3600;

std::optional<std::int64_t> version_asked_for(const Call& call) {
  const auto asked = call.target.parameter("version");
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
  if (code != std::errc() || end != asked.data() + asked.size()) return std::nullopt;
  return number;
}

}  // namespace

Result<Response> achievement(Call& call) {
  // A program that asks for JSON gets it at the same address.
  const auto accept = call.request.header("accept");
  if (accept.find("json") != accept.npos && accept.find("text/html") == accept.npos)
    return achievement_json(call);
  const auto version = version_asked_for(call);
  CAIRN_TRY(const auto found,
            app::public_achievement(call.context(), achievement_id(call), version));
  const auto& it = found.achievement;
  auto language = call.target.parameter("language");
  if (language.empty()) language = spoken().tag;
  View view;
  view.text("title", it.name).text("description", it.description);
  add_achievement(view, it, language);
  view.text("image", picture_address(call.site, it));
  view.text("organisation", found.organisation.name).text("id", it.id.text);
  CAIRN_TRY(const auto domain, app::confirmed_domain(call.context(), found.organisation.id));
  add_domain(view, domain);
  view.number("edition", it.version).text("changed", day(it.changed));
  view.flag("retired", it.state == app::AchievementState::retired);
  view.text("page", "/a/" + it.id.text);
  CAIRN_TRY(const auto plan, app::plan_of(call.context(), it));
  add_brought(view, it, plan);
  CAIRN_CHECK(
      add_endorsed(call, view, it.organisation, app::achievement_url(call.context(), it.id)));
  CAIRN_TRY(auto out, page(call, "achievement", std::move(view)));
  out.add("Vary", "Accept");
  return out;
}

Result<Response> achievement_json(Call& call) {
  CAIRN_TRY(auto json,
            app::achievement_json(call.context(), achievement_id(call), version_asked_for(call)));
  auto out = public_file(call.request, std::move(json), "application/ld+json", page_seconds_max);
  return std::move(out.add("Vary", "Accept"));
}

Result<Response> achievement_image(Call& call) {
  CAIRN_TRY(auto svg,
            app::achievement_image(call.context(), achievement_id(call), version_asked_for(call)));
  return picture(call.request, std::move(svg), picture_seconds_max);
}

Result<Response> achievement_png(Call& call) {
  CAIRN_TRY(const auto found,
            app::public_achievement(call.context(), achievement_id(call), version_asked_for(call)));
  CAIRN_TRY(const auto png, app::picture_png(call.context(), found.achievement));
  return public_file(call.request, std::string(as_text(png)), "image/png", picture_seconds_max);
}

}  // namespace cairn::server::pages
