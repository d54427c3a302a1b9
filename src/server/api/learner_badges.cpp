// SPDX-License-Identifier: Apache-2.0
// What a learner shows of their badges, for programs: a part of one, several in a presentation. Who
// has the page's link may.
#include "app/learners/presentation.h"
#include "app/limits.h"
#include "app/sharing/part_of_badge.h"
#include "app/sharing/share.h"
#include "app/sharing/token_of_badge.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/text.h"

namespace cairn::server::api {
namespace {

app::AwardId badge_of(const Call& call) { return {std::string(call.argument("id"))}; }

Response kept_by_nobody(Response response) {
  response.set("Cache-Control", "no-store");
  return response;
}

// What was chosen is one member of the body, whichever pointer of it is wrong.
Result<securing::Derived> derived_of(Call& call, const std::vector<std::string>& chosen,
                                     Arena& arena) {
  auto derived =
      app::part_of_badge(call.context(), call.argument("token"), badge_of(call), chosen, arena);
  if (!derived && derived.error().code == ErrorCode::invalid)
    return fail(ErrorCode::invalid, "show part", derived.error().detail, "/show");
  return derived;
}

json::Value shown_value(const securing::Derived& derived, json::Builder builder) {
  std::vector<json::Value> kept_back, lacking;
  for (const auto& pointer : derived.kept_back) kept_back.push_back(builder.string(pointer));
  for (const auto& problem : derived.problems)
    lacking.push_back(builder.object({{"pointer", builder.string(problem.path)},
                                      {"expected", builder.string(problem.expected)}}));
  return builder.object({{"credential", derived.document},
                         {"kept_back", builder.array(kept_back)},
                         {"signatures_left_out",
                          builder.integer(static_cast<std::int64_t>(derived.signatures_left_out))},
                         {"lacking", builder.array(lacking)}});
}

}  // namespace

Result<Response> badge_parts(Call& call) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto parts,
            app::parts_of_badge(call.context(), call.argument("token"), badge_of(call), arena));
  std::vector<json::Value> items;
  for (const auto& part : parts.open)
    items.push_back(
        builder.object({{"pointer", builder.string(part.pointer)}, {"value", part.value}}));
  return kept_by_nobody(list_answer(call, items, ""));
}

Result<Response> show_badge_part(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto chosen = body.texts("show");
  CAIRN_CHECK(body.faults());
  Arena arena;
  CAIRN_TRY(const auto derived, derived_of(call, chosen, arena));
  return kept_by_nobody(answer(shown_value(derived, json::Builder(arena))));
}

Result<Response> link_badge_part(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto chosen = body.texts("show");
  const auto days = body.maybe_integer("days", 1, limits::share_days_max);
  CAIRN_CHECK(body.faults());
  Arena arena;
  CAIRN_TRY(const auto derived, derived_of(call, chosen, arena));
  if (!derived.problems.empty())
    return fail(ErrorCode::invalid, "show part",
                "What is chosen leaves out what every verifier asks for. Ask for the part first: "
                "“lacking” of that answer says what.",
                "/show");
  CAIRN_TRY(const auto link,
            app::make_share_link(call.context(), call.argument("token"), badge_of(call),
                                 {.days = days ? std::to_string(*days) : "",
                                  .part = json::write(derived.document)}));
  call.tells_secret = true;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add_string("link", app::share_link_url(call.context(), link));
  if (link.expires) out.add_string("expires", format_instant(*link.expires));
  return kept_by_nobody(answer(out.value(), 201));
}

Result<Response> original_of_badge(Call& call) {
  CAIRN_TRY(auto text,
            app::original_of_badge(call.context(), call.argument("token"), badge_of(call)));
  return kept_by_nobody(json_response(std::move(text), "application/vc"));
}

Result<Response> badge_token(Call& call) {
  CAIRN_TRY(auto text, app::token_of_badge(call.context(), call.argument("token"), badge_of(call)));
  return kept_by_nobody(json_response(std::move(text), "application/dc+sd-jwt"));
}

Result<Response> present_badges(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  std::vector<app::AwardId> ids;
  for (auto& id : body.texts("badges")) ids.push_back({std::move(id)});
  CAIRN_CHECK(body.faults());
  auto text = app::own_presentation(call.context(), call.argument("token"), ids);
  if (!text) return with_paths(text.error(), "/badge", "/badges");
  return kept_by_nobody(json_response(std::move(text).value(), "application/vp"));
}

}  // namespace cairn::server::api
