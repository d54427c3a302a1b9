// SPDX-License-Identifier: Apache-2.0
// Awards and claim codes for programs.
#include <algorithm>

#include "app/awards/badge.h"
#include "app/awards/direct.h"
#include "app/awards/limits.h"
#include "app/awards/revoke.h"
#include "server/api/award_json.h"
#include "server/api/awarding.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/list_query.h"

namespace cairn::server::api {

namespace {

Result<json::Value> describe(Call& call, const app::Award& award, json::Builder builder) {
  CAIRN_TRY(const auto links, app::PersonalLinks::open(call.context()));
  return award_json(call.context(), award, links, builder);
}

}  // namespace

Result<Response> awards(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  const app::Page page{.after = portion.after,
                       .rows_max = static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed,
            app::list_awards(call.context(), call.actor(), search_of(call.target), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& one : listed.rows) items.push_back(award_json(call.context(), one, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
}

Result<Response> award(Call& call) {
  CAIRN_TRY(const auto badge,
            app::own_badge(call.context(), call.actor(), {std::string(call.argument("id"))}));
  Arena arena;
  CAIRN_TRY(const auto value, describe(call, badge.award, json::Builder(arena)));
  return answer(value);
}

Result<Response> make_award(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::PersonForm form;
  form.source = app::AwardSource::api;
  form.achievement = {body.text("achievement", Needed::yes)};
  form.name = body.text("name", Needed::yes);
  form.email = body.text("email", Needed::yes);
  form.narrative = body.text("narrative");
  form.evidence = body.text("evidence");
  form.expires = body.text("expires");
  form.offer_until = body.text("offer_until");
  form.starts = body.text("starts");
  form.source_key = body.text("source_key", Needed::yes);
  form.waiver = body.text("waiver");
  form.message = body.text("message");
  for (auto& part : body.parts("results"))
    form.results.emplace_back(part.text("name", Needed::yes), part.text("value", Needed::yes));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto awarded, app::award_person(call.context(), call.actor(), form));
  Arena arena;
  const json::Builder builder(arena);
  if (awarded.later) {
    CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), *awarded.later));
    return answer(batch_json(opened, {}, builder), 202);
  }
  CAIRN_TRY(const auto value, describe(call, *awarded.award, builder));
  if (!awarded.made) return answer(value);
  return made(call, "/api/v1/awards/" + awarded.award->id.text, value);
}

Result<Response> codes(Call& call) {
  const app::AchievementId id{std::string(call.argument("id"))};
  CAIRN_TRY(const auto found, app::list_codes(call.context(), call.actor(), id));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& code : found) items.push_back(code_json(call.context(), code, builder));
  return list_answer(call, items, "");
}

Result<Response> make_code(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::CodeForm form;
  form.label = body.text("label", Needed::yes);
  form.mode = body.text("mode", Needed::yes);
  form.opens = body.text("opens");
  form.closes = body.text("closes");
  if (const auto quota = body.maybe_integer("quota", 1, limits::code_quota_max))
    form.quota = std::to_string(*quota);
  CAIRN_CHECK(body.faults());
  const app::AchievementId id{std::string(call.argument("id"))};
  CAIRN_TRY(const auto code, app::make_code(call.context(), call.actor(), id, form));
  Arena arena;
  const auto value = code_json(call.context(), code, json::Builder(arena));
  return made(call, "/api/v1/achievements/" + id.text + "/codes", value);
}

Result<Response> end_code(Call& call) {
  const app::AchievementId id{std::string(call.argument("id"))};
  CAIRN_TRY(const auto codes, app::list_codes(call.context(), call.actor(), id));
  if (std::ranges::none_of(codes, [&](const auto& it) { return it.code == call.argument("code"); }))
    return fail(ErrorCode::not_found, "codes", "This achievement has no such code.");
  CAIRN_CHECK(app::end_code(call.context(), call.actor(), std::string(call.argument("code"))));
  return nothing();
}

}  // namespace cairn::server::api
