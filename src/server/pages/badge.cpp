// SPDX-License-Identifier: Apache-2.0
// A badge for anyone who knows its address.
#include "app/awards/badge.h"

#include <charconv>

#include "app/ports/awards.h"
#include "app/sharing/share.h"
#include "app/verifying/changes.h"
#include "json/parse.h"
#include "render/card_image.h"
#include "render/qr.h"
#include "server/certificate.h"
#include "server/pages/design.h"
#include "server/pages/domain_view.h"
#include "server/pages/pages.h"
#include "server/report_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t badge_seconds_max = 300;

// By its address, a version's address, or a link that its holder gave away.
Result<app::Badge> asked_badge(const Call& call) {
  app::BadgeAsked asked;
  const auto link = call.argument("link");
  if (link.empty()) {
    asked.id = {std::string(call.argument("id"))};
  } else {
    CAIRN_TRY(asked.id, app::award_of_link(call.context(), link));
    asked.by_link = true;
  }
  if (const auto typed = call.argument("version"); !typed.empty()) {
    std::int64_t version = 0;
    const auto* end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, version);
    if (read.ec != std::errc() || read.ptr != end)
      return fail(ErrorCode::not_found, "badge", "There is no such version of this badge.");
    asked.version = version;
  }
  asked.learner_token = call.request.cookie(learner_cookie);
  return app::find_badge(call.context(), asked);
}

// Whose files are gone with the person.
Result<app::Badge> asked_whole_badge(const Call& call) {
  CAIRN_TRY(auto badge, asked_badge(call));
  if (badge.award.erased)
    return fail(ErrorCode::not_found, "badge",
                "This badge was removed, with all that was kept of the person it was about.");
  return badge;
}

// Where its files are found by whoever may see this page.
std::string address_of(const Call& call, const app::Badge& badge) {
  const auto link = call.argument("link");
  if (!link.empty()) return "/shared/" + std::string(link);
  const auto address = "/b/" + badge.award.id.text;
  return badge.former ? address + "/" + std::to_string(badge.former->version) : address;
}

// What a hidden badge's holder sees stays in no cache on the way.
Response kept_private(const app::Badge& badge, Response out) {
  if (badge.hidden) out.set("Cache-Control", "private, no-store");
  return out;
}

void count(const Call& call, const app::Badge& badge, app::UsageEvent event) {
  auto& context = call.context();
  context.counters.count(badge.award.organisation, badge.award.achievement, event,
                         context.clock.now());
}

View meta(std::string_view attribute, std::string_view name, std::string_view content) {
  View view;
  view.text("attribute", attribute).text("name", name).text("content", content);
  return view;
}

// The Open Graph protocol, read by messengers and social sites when somebody shares the link.
std::vector<View> sharing(const app::Badge& badge) {
  const auto& name = shown_name(badge.achievement);
  const std::string state = badge.award.revoked ? say("Revoked:") + " " : "";
  std::vector<View> out;
  const auto add = [&](std::string_view key, std::string_view content) {
    out.push_back(meta("property", key, content));
  };
  add("og:type", "article");
  add("og:title", state + name + ", " + badge.learner_name);
  add("og:description", shown_description(badge.achievement));
  add("og:url", badge.url);
  add("og:site_name", badge.issuer_name);
  add("og:image", badge.url + "/card.png");
  add("og:image:type", "image/png");
  add("og:image:width", std::to_string(render::card_width_px));
  add("og:image:height", std::to_string(render::card_height_px));
  add("og:image:alt",
      state + say("{}, awarded to {} by {}.", name, badge.learner_name, badge.issuer_name) + " " +
          shown_alternative_text(badge.achievement));
  out.push_back(meta("name", "twitter:card", "summary_large_image"));
  return out;
}

// What was reached: each result that was signed, by the name of its description.
std::vector<View> reached_views(const json::Value& credential) {
  std::vector<View> out;
  const auto subject = credential["credentialSubject"];
  for (const auto results = subject["result"]; const auto& result : json::as_list(results)) {
    const auto descriptions = subject["achievement"]["resultDescription"];
    for (const auto& description : json::as_list(descriptions)) {
      if (description.string_at("id") != result.string_at("resultDescription")) continue;
      if (description.string_at("resultType").starts_with("ext:")) continue;  // told as evidence
      const auto value = result.string_at("value");
      View view;
      view.text("result", description.string_at("name"));
      view.text("value", value.empty() ? result.string_at("status") : value);
      view.flag("percent", description.string_at("resultType") == "Percent");
      out.push_back(std::move(view));
    }
  }
  return out;
}

// What the learner brought, as far as it was signed into the credential.
std::vector<View> evidence_views(const json::Value& credential) {
  std::vector<View> out;
  const auto listed = credential["evidence"];
  for (const auto& evidence : json::as_list(listed)) {
    const auto url = evidence.string_at("id");
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    const auto name = evidence.string_at("name");
    const auto narrative = evidence.string_at("narrative");
    View view;
    view.maybe("url", web ? url : "");
    const auto genre = evidence.string_at("genre");
    const auto file = say("A file the issuer has seen ({})", genre);
    const bool is_part = genre == "Credential";  // of a stack
    view.text("label", !narrative.empty() ? narrative
                       : is_part          ? name
                       : web              ? url
                       : genre.empty()    ? name
                                          : file);
    out.push_back(std::move(view));
  }
  return out;
}

void add_state(View& view, const app::Badge& badge, Instant now) {
  const auto& award = badge.award;
  const auto put = [&](std::string_view key, std::optional<Instant> when, std::string_view reason) {
    if (!when) {
      view.flag(key, false);
      return;
    }
    View section;
    section.text("on", day(*when)).text("reason", say_fault(reason));
    view.section(key, std::move(section));
  };
  put("revoked", award.revoked, award.revocation_reason);
  put("suspended", award.revoked ? std::nullopt : award.suspended, award.suspension_reason);
  const bool past = award.valid_until && *award.valid_until < now;
  put("expired", past ? award.valid_until : std::nullopt, "");
  put("replaced", badge.former ? std::optional(badge.former->replaced) : std::nullopt,
      badge.former ? badge.former->reason : "");
  view.maybe("instead", badge.instead ? shown_name(*badge.instead) : std::string());
  view.flag("holds", !award.revoked && !award.suspended && !past && !badge.former);
  view.flag("hidden", badge.hidden).flag("corrected", badge.newest_version > 1 && !badge.former);
  view.number("former_version", badge.newest_version - 1);
  view.maybe("until", award.valid_until && !past ? day(*award.valid_until) : "");
}

Result<Response> removed_page(Call& call) {
  View view;
  view.text("title", say("Removed"));
  return page(call, "badge_removed", std::move(view), 410);
}

}  // namespace

Result<Response> badge(Call& call) {
  // A program that asks for the credential gets it at the same address.
  const auto accept = call.request.header("accept");
  if (accept.find("json") != accept.npos && accept.find("text/html") == accept.npos)
    return badge_json(call);
  CAIRN_TRY(const auto badge, asked_badge(call));
  if (badge.award.erased) return removed_page(call);
  CAIRN_TRY(const auto report, app::verify_badge(call.context(), badge));
  count(call, badge, app::UsageEvent::opened);
  if (const auto link = call.argument("link"); !link.empty())
    call.context().counters.count_view(badge.award.organisation, std::string(link));
  const auto address = address_of(call, badge);
  View view;
  view.text("title", shown_name(badge.achievement) + ", " + badge.learner_name);
  view.text("description", shown_description(badge.achievement));
  view.list("metas", sharing(badge));
  view.text("id", badge.award.id.text).text("url", badge.url).text("address", address);
  view.text("image", call.site.link(address + "/picture.svg"));
  add_achievement(view, badge.achievement);
  view.text("learner", badge.learner_name).text("organisation", badge.issuer_name);
  view.text("organisation_id", badge.award.organisation.text);
  CAIRN_TRY(const auto domain, app::confirmed_domain(call.context(), badge.award.organisation));
  add_domain(view, domain);
  view.text("awarded", day(badge.award.awarded));
  add_state(view, badge, call.context().clock.now());
  Arena arena;
  view.section("report", report_view(app::to_json(report, {}, json::Builder(arena))));
  const auto parsed = json::parse(badge.award.credential, arena);
  const auto credential = parsed ? *parsed : json::Value();
  view.rows("evidence", evidence_views(credential)).rows("reached", reached_views(credential));
  view.maybe("together", credential.string_at("description"));
  CAIRN_TRY(auto out, page(call, "badge", std::move(view)));
  out.add("Vary", "Accept");
  out.again = [&context = call.context(), organisation = badge.award.organisation,
               achievement = badge.award.achievement] {
    context.counters.count(organisation, achievement, app::UsageEvent::opened, context.clock.now());
  };
  return out;
}

Result<Response> badge_json(Call& call) {
  CAIRN_TRY(auto badge, asked_whole_badge(call));
  count(call, badge, app::UsageEvent::downloaded);
  auto out = public_file(call.request, std::move(badge.award.credential), "application/vc+ld+json",
                         badge_seconds_max);
  out.add("Vary", "Accept");
  return kept_private(badge, std::move(out));
}

Result<Response> badge_png(Call& call) {
  CAIRN_TRY(const auto badge, asked_whole_badge(call));
  CAIRN_TRY(const auto png, app::baked_png(call.context(), badge));
  count(call, badge, app::UsageEvent::downloaded);
  return kept_private(
      badge, public_file(call.request, std::string(as_text(png)), "image/png", badge_seconds_max));
}

// The page to print, in the reader's language.
Result<Response> badge_pdf(Call& call) {
  CAIRN_TRY(const auto badge, asked_whole_badge(call));
  CAIRN_TRY(const auto report, app::verify_badge(call.context(), badge));
  if (report.verdict == verify::Verdict::rejected)
    return fail(
        ErrorCode::not_found, "badge",
        "No certificate is made of this badge, for it does not hold now. Its page says why.");
  Arena arena;
  const auto& text = badge.award.credential;
  CAIRN_TRY(const auto credential, json::parse(text, arena));
  const auto format = credential::recognise(credential);
  auto certificate = certificate_of(credential, format, report);
  CAIRN_TRY(certificate.picture, app::badge_picture(call.context(), badge));
  certificate.address = badge.url;
  CAIRN_TRY(const auto pdf, certificate_pdf(certificate, text, format, badge.award.awarded));
  count(call, badge, app::UsageEvent::downloaded);
  auto out =
      public_file(call.request, std::string(as_text(pdf)), "application/pdf", badge_seconds_max);
  out.set("Content-Language", spoken().tag).add("Vary", "Accept-Language, Cookie");
  return kept_private(badge, std::move(out));
}

Result<Response> badge_card(Call& call) {
  CAIRN_TRY(const auto badge, asked_whole_badge(call));
  CAIRN_TRY(const auto png, app::badge_card(call.context(), badge));
  return kept_private(
      badge, public_file(call.request, std::string(as_text(png)), "image/png", badge_seconds_max));
}

Result<Response> badge_svg(Call& call) {
  CAIRN_TRY(const auto badge, asked_whole_badge(call));
  CAIRN_TRY(auto svg, app::baked_svg(call.context(), badge));
  count(call, badge, app::UsageEvent::downloaded);
  return kept_private(badge, picture(call.request, std::move(svg), badge_seconds_max));
}

Result<Response> badge_picture(Call& call) {
  CAIRN_TRY(const auto badge, asked_whole_badge(call));
  CAIRN_TRY(auto svg, app::badge_picture(call.context(), badge));
  return kept_private(badge, picture(call.request, std::move(svg), badge_seconds_max));
}

Result<Response> badge_qr(Call& call) {
  CAIRN_TRY(const auto badge, asked_whole_badge(call));
  const auto link = call.argument("link");
  const auto url = link.empty() ? badge.url : app::share_link_url(call.context(), link);
  CAIRN_TRY(auto svg, render::qr_svg(url, url));
  return kept_private(badge, picture(call.request, std::move(svg), badge_seconds_max));
}

}  // namespace cairn::server::pages
