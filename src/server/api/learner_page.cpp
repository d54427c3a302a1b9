// SPDX-License-Identifier: Apache-2.0
#include "server/api/learner_page.h"

#include "app/awards/badge.h"
#include "app/learners/erase.h"
#include "app/learners/learner_page.h"
#include "app/limits.h"
#include "app/sharing/add_to_profile.h"
#include "app/sharing/share.h"
#include "json/build.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

app::AwardId badge_of(const Call& call) { return {std::string(call.argument("id"))}; }

std::string_view state_of(const Call& call, const app::Award& award) {
  if (award.revoked) return "revoked";
  if (award.suspended) return "suspended";
  if (award.valid_until && *award.valid_until < call.context().clock.now()) return "expired";
  return "yours";
}

std::string_view state_of(const Call& call, const app::LearnerPage::Entry& entry) {
  if (entry.award) return state_of(call, *entry.award);
  if (entry.claim->state == app::ClaimState::declined) return "declined";
  if (entry.claim->state == app::ClaimState::awarded) return "elsewhere";
  return entry.asked_for ? "asked" : "waiting";
}

std::string_view reason_of(const app::LearnerPage::Entry& entry) {
  if (entry.award && entry.award->revoked) return entry.award->revocation_reason;
  if (entry.award && entry.award->suspended) return entry.award->suspension_reason;
  return entry.decision ? std::string_view(entry.decision->reason) : std::string_view();
}

void add_award(json::ObjectBuilder& out, const Call& call, const app::Award& award, bool hidden,
               json::Builder builder) {
  const auto url = app::badge_url(call.context(), award.id);
  out.add_string("id", award.id.text)
      .add("version", builder.integer(award.version))
      .add_string("page", url)
      .add_string("credential", url + ".json")
      .add("hidden", json::Value::boolean(hidden))
      .add_string("awarded", format_instant(award.awarded));
  if (award.valid_until) out.add_string("valid_until", format_instant(*award.valid_until));
}

json::Value entry_json(const Call& call, const app::LearnerPage::Entry& entry,
                       json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("achievement", entry.achievement.id.text)
      .add_string("name", entry.achievement.name)
      .add_string("state", state_of(call, entry))
      .add_string_if("reason", reason_of(entry));
  if (entry.award) add_award(out, call, *entry.award, entry.hidden, builder);
  if (entry.claim)
    out.add_string("claim", entry.claim->id.text)
        .add_string("submitted", format_instant(entry.claim->submitted))
        .add("assessed", json::Value::boolean(entry.assessed));
  return out.value();
}

json::Value link_json(const Call& call, const app::ShareLink& link, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", link.token)
      .add_string("link", app::share_link_url(call.context(), link))
      .add("part", json::Value::boolean(!link.part.empty()))
      .add("views", builder.integer(link.views))
      .add_string("created", format_instant(link.created));
  if (link.expires) out.add_string("expires", format_instant(*link.expires));
  return out.value();
}

// What a profile elsewhere takes.
json::Value elsewhere_json(const Call& call, const app::OwnBadge& own, json::Builder builder) {
  const auto url = app::badge_url(call.context(), own.award.id);
  const auto picture = url + "/picture.svg";
  const app::SharedBadge shared{.name = own.achievement.name,
                                .organisation = own.organisation.name,
                                .url = url,
                                .id = own.award.id.text,
                                .picture = picture,
                                .alternative_text = own.achievement.alternative_text,
                                .awarded = own.award.awarded,
                                .valid_until = own.award.valid_until};
  return builder.object({{"linkedin", builder.string(app::linkedin_url(shared))},
                         {"html", builder.string(app::embed_html(shared))},
                         {"signature_html", builder.string(app::signature_html(shared))}});
}

Result<Response> shown(Call& call) {
  CAIRN_TRY(const auto own, app::own_badge(call.context(), call.argument("token"), badge_of(call)));
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add_string("achievement", own.achievement.id.text)
      .add_string("name", own.achievement.name)
      .add_string("organisation", own.organisation.name)
      .add_string("state", state_of(call, own.award));
  add_award(out, call, own.award, own.hidden, builder);
  std::vector<json::Value> links;
  for (const auto& link : own.links) links.push_back(link_json(call, link, builder));
  out.add("links", builder.array(links)).add("elsewhere", elsewhere_json(call, own, builder));
  return answer(out.value());
}

}  // namespace

Result<Response> learner_badges(Call& call) {
  CAIRN_TRY(const auto found, app::learner_page(call.context(), call.argument("token")));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& entry : found.entries) items.push_back(entry_json(call, entry, builder));
  return list_answer(call, items, "");
}

Result<Response> learner_badge(Call& call) { return shown(call); }

Result<Response> show_or_hide_badge(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  if (!body.contains("hidden")) body.fault("hidden", "Say true or false.");
  const bool hidden = body.flag("hidden");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(
      app::set_badge_hidden(call.context(), call.argument("token"), badge_of(call), hidden));
  return shown(call);
}

Result<Response> link_badge(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto days = body.maybe_integer("days", 1, limits::share_days_max);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto link,
            app::make_share_link(call.context(), call.argument("token"), badge_of(call),
                                 {.days = days ? std::to_string(*days) : ""}));
  call.tells_secret = true;
  Arena arena;
  return answer(link_json(call, link, json::Builder(arena)), 201);
}

Result<Response> end_badge_link(Call& call) {
  CAIRN_CHECK(app::end_share_link(call.context(), call.argument("token"), badge_of(call),
                                  call.argument("link")));
  return nothing();
}

Result<Response> export_myself(Call& call) {
  CAIRN_TRY(auto text, app::export_myself(call.context(), call.argument("token")));
  auto out = json_response(std::move(text));
  return std::move(out.set("Cache-Control", "no-store"));
}

Result<Response> erase_myself(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto confirmation = body.text("confirmation", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::erase_myself(call.context(), call.argument("token"), confirmation));
  return nothing();
}

}  // namespace cairn::server::api
