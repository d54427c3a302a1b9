// SPDX-License-Identifier: Apache-2.0
// A badge for anyone who knows its address.
#include "app/awards/badge.h"

#include "app/ports/awards.h"
#include "app/verifying/changes.h"
#include "json/parse.h"
#include "render/card_image.h"
#include "render/qr.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/report_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t badge_seconds_max = 300;

app::AwardId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

View meta(std::string_view attribute, std::string_view name, std::string_view content) {
  View view;
  view.text("attribute", attribute).text("name", name).text("content", content);
  return view;
}

// The Open Graph protocol, read by messengers and social sites when somebody shares the link.
std::vector<View> sharing(const app::Badge& badge) {
  const auto& name = badge.achievement.name;
  const std::string state = badge.award.revoked ? say("Revoked:") + " " : "";
  std::vector<View> out;
  const auto add = [&](std::string_view key, std::string_view content) {
    out.push_back(meta("property", key, content));
  };
  add("og:type", "article");
  add("og:title", state + name + ", " + badge.learner_name);
  add("og:description", badge.achievement.description);
  add("og:url", badge.url);
  add("og:site_name", badge.issuer_name);
  add("og:image", badge.url + "/card.png");
  add("og:image:type", "image/png");
  add("og:image:width", std::to_string(render::card_width_px));
  add("og:image:height", std::to_string(render::card_height_px));
  add("og:image:alt",
      state + say("{}, awarded to {} by {}.", name, badge.learner_name, badge.issuer_name) + " " +
          badge.achievement.alternative_text);
  out.push_back(meta("name", "twitter:card", "summary_large_image"));
  return out;
}

// What the learner brought, as far as it was signed into the credential.
std::vector<View> evidence_views(std::string_view credential) {
  Arena arena;
  std::vector<View> out;
  const auto parsed = json::parse(credential, arena);
  if (!parsed) return out;
  const auto listed = (*parsed)["evidence"];
  for (const auto& evidence : json::as_list(listed)) {
    const auto url = evidence.string_at("id");
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    const auto name = evidence.string_at("name");
    const auto narrative = evidence.string_at("narrative");
    View view;
    view.maybe("url", web ? url : "");
    const auto genre = evidence.string_at("genre");
    const auto file = say("A file the issuer has seen ({})", genre);
    view.text("label", !narrative.empty() ? narrative : web ? url : genre.empty() ? name : file);
    out.push_back(std::move(view));
  }
  return out;
}

void add_revocation(View& view, const app::Award& award) {
  if (!award.revoked) {
    view.flag("revoked", false);
    return;
  }
  View revoked;
  revoked.text("on", day(*award.revoked)).text("reason", award.revocation_reason);
  view.section("revoked", std::move(revoked));
}

}  // namespace

Result<Response> badge(Call& call) {
  // A program that asks for the credential gets it at the same address.
  const auto accept = call.request.header("accept");
  if (accept.find("json") != accept.npos && accept.find("text/html") == accept.npos)
    return badge_json(call);
  CAIRN_TRY(const auto badge, app::public_badge(call.context(), id_of(call)));
  CAIRN_TRY(const auto report, app::verify_badge(call.context(), id_of(call)));
  const auto& id = badge.award.id.text;
  View view;
  view.text("title", badge.achievement.name + ", " + badge.learner_name);
  view.text("description", badge.achievement.description);
  view.list("metas", sharing(badge));
  view.text("id", id).text("url", badge.url);
  view.text("image", call.site.link("/b/" + id + "/picture.svg"));
  add_achievement(view, badge.achievement);
  view.text("learner", badge.learner_name).text("organisation", badge.issuer_name);
  view.text("awarded", day(badge.award.awarded));
  add_revocation(view, badge.award);
  Arena arena;
  view.section("report", report_view(app::to_json(report, {}, json::Builder(arena))));
  view.rows("evidence", evidence_views(badge.award.credential));
  CAIRN_TRY(auto out, page(call, "badge", std::move(view)));
  out.add("Vary", "Accept");
  return out;
}

Result<Response> badge_json(Call& call) {
  CAIRN_TRY(auto badge, app::public_badge(call.context(), id_of(call)));
  auto out = public_file(call.request, std::move(badge.award.credential), "application/vc+ld+json",
                         badge_seconds_max);
  return std::move(out.add("Vary", "Accept"));
}

Result<Response> badge_png(Call& call) {
  CAIRN_TRY(const auto png, app::baked_png(call.context(), id_of(call)));
  return public_file(call.request, std::string(as_text(png)), "image/png", badge_seconds_max);
}

Result<Response> badge_card(Call& call) {
  CAIRN_TRY(const auto png, app::badge_card(call.context(), id_of(call)));
  return public_file(call.request, std::string(as_text(png)), "image/png", badge_seconds_max);
}

Result<Response> badge_svg(Call& call) {
  CAIRN_TRY(auto svg, app::baked_svg(call.context(), id_of(call)));
  return picture(call.request, std::move(svg), badge_seconds_max);
}

Result<Response> badge_picture(Call& call) {
  CAIRN_TRY(auto svg, app::badge_picture(call.context(), id_of(call)));
  return picture(call.request, std::move(svg), badge_seconds_max);
}

Result<Response> badge_qr(Call& call) {
  CAIRN_TRY(const auto badge, app::public_badge(call.context(), id_of(call)));
  CAIRN_TRY(auto svg, render::qr_svg(badge.url, "QR code of " + badge.url));
  return picture(call.request, std::move(svg), badge_seconds_max);
}

}  // namespace cairn::server::pages
