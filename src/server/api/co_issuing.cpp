// SPDX-License-Identifier: Apache-2.0
// Co-issuing for programs: ask, read who asks, answer, end.
#include "app/co_issuing/co_issue.h"

#include "app/achievements/manage.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

json::Value described(const Call& call, const app::CoIssuing& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("achievement", it.achievement.id.text);
  out.add_string("achievement_name", it.achievement.name);
  out.add_string("achievement_url", app::achievement_url(call.context(), it.achievement.id));
  if (it.achievement.version > 0) out.add("version", builder.integer(it.achievement.version));
  out.add_string("issuer", it.issuer.id.text).add_string("issuer_name", it.issuer.name);
  out.add_string("partner", it.partner.id.text).add_string("partner_name", it.partner.name);
  out.add_string("state", name_of(it.agreement.state));
  if (it.agreement.version > 0) out.add("version_agreed", builder.integer(it.agreement.version));
  out.add("both_sign", json::Value::boolean(it.holds()));
  out.add_string_if("message", it.agreement.message);
  return out.add_string("asked", format_instant(it.agreement.asked)).value();
}

Result<Response> list_of(Call& call, const std::vector<app::CoIssuing>& all) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : all) items.push_back(described(call, it, builder));
  return list_answer(call, items, "");
}

Result<Response> shown(Call& call) {
  CAIRN_TRY(const auto found, app::open_co_issuing(call.context(), call.actor(), id_of(call)));
  Arena arena;
  return answer(described(call, found, json::Builder(arena)));
}

}  // namespace

Result<Response> co_issuers(Call& call) {
  CAIRN_TRY(const auto all, app::co_issuers_of(call.context(), call.actor(), id_of(call)));
  return list_of(call, all);
}

Result<Response> ask_to_co_issue(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto partner = body.text("partner", Needed::yes);
  const auto message = body.text("message");
  CAIRN_CHECK(body.faults());
  CAIRN_TRY([[maybe_unused]] const auto asked,
            app::ask_to_co_issue(call.context(), call.actor(), id_of(call), partner, message));
  return co_issuers(call);
}

Result<Response> end_co_issuer(Call& call) {
  CAIRN_CHECK(app::end_co_issuing(call.context(), call.actor(), id_of(call),
                                  {std::string(call.argument("partner"))}));
  return nothing();
}

Result<Response> co_issuing(Call& call) {
  CAIRN_TRY(const auto all, app::co_issuing_asked(call.context(), call.actor()));
  return list_of(call, all);
}

Result<Response> answer_co_issuing(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto version = body.integer("version", 0, 1, 1'000'000'000);
  const auto word = body.one_of("answer", {"agree", "decline", "end"});
  if (!body.contains("answer")) body.fault("answer", "Give the answer: agree, decline or end.");
  if (word == 0U && version == 0) body.fault("version", "Give the version you have read.");
  CAIRN_CHECK(body.faults());
  if (word == 2U) {
    CAIRN_CHECK(
        app::end_co_issuing(call.context(), call.actor(), id_of(call), call.actor().organisation));
    return shown(call);
  }
  const auto answered = word == 0U ? app::CoIssuingAnswer::agree : app::CoIssuingAnswer::decline;
  CAIRN_CHECK(app::answer_co_issuing(call.context(), call.actor(), id_of(call), version, answered));
  return shown(call);
}

}  // namespace cairn::server::api
