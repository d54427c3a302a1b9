// SPDX-License-Identifier: Apache-2.0
// Endorsements for programs: made, asked for, brought, answered.
#include "app/endorsing/endorse.h"

#include "json/parse.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

std::string id_of(const Call& call) { return std::string(call.argument("id")); }

json::Value described(const Call& call, const app::Endorsement& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id).add_string("side", name_of(it.side));
  out.add_string("state", name_of(it.state)).add_string("kind", name_of(it.kind));
  out.add_string("subject", it.subject).add_string("subject_name", it.subject_name);
  out.add_string_if("achievement", it.achievement.text).add_string_if("other", it.other.text);
  out.add_string_if("other_name", it.other_name).add_string_if("other_id", it.other_id);
  out.add_string_if("comment", it.comment);
  out.add_string_if("message", it.message).add_string("at", format_instant(it.at));
  if (it.checked) out.add_string("checked", format_instant(*it.checked));
  if (it.valid_until) out.add_string("valid_until", format_instant(*it.valid_until));
  if (it.side == app::EndorsementSide::made && app::is_signed(it.state))
    out.add_string("url", app::endorsement_url(call.context(), it.id));
  if (const auto read = json::parse(it.credential, builder.arena()); read.ok())
    out.add("credential", *read);
  return out.value();
}

Response shown(const Call& call, const app::Endorsement& it, int status = 200) {
  Arena arena;
  return answer(described(call, it, json::Builder(arena)), status);
}

}  // namespace

Result<Response> endorsements(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  const app::Page page{.after = portion.after,
                       .rows_max = static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed, app::list_endorsements(call.context(), call.actor(), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : listed.rows) items.push_back(described(call, it, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id : "");
}

Result<Response> endorsement(Call& call) {
  CAIRN_TRY(const auto it, app::find_endorsement(call.context(), call.actor(), id_of(call)));
  return shown(call, it);
}

Result<Response> make_endorsement(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::EndorsementForm form;
  form.subject = body.text("subject", Needed::yes);
  form.kind = body.text("kind");
  form.name = body.text("name");
  form.comment = body.text("comment", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto it, app::endorse(call.context(), call.actor(), form));
  return shown(call, it, 201);
}

Result<Response> ask_for_endorsement(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::EndorsementRequest request;
  request.partner = body.text("partner", Needed::yes);
  request.achievement = body.text("achievement");
  request.message = body.text("message");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::ask_for_endorsement(call.context(), call.actor(), request));
  return nothing();
}

Result<Response> bring_endorsement(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto credential = body.value("credential");
  if (!credential.is_object()) body.fault("credential", "Give the signed endorsement, an object.");
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto it,
            app::bring_endorsement(call.context(), call.actor(), json::write(credential)));
  return shown(call, it, 201);
}

Result<Response> answer_endorsement(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto word =
      body.one_of("answer", {"endorse", "decline", "accept", "revoke", "check", "remove"});
  if (!body.contains("answer"))
    body.fault("answer", "Give the answer: endorse, decline, accept, revoke, check or remove.");
  const auto comment = body.text("comment");
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto it, app::answer_endorsement(
                               call.context(), call.actor(), id_of(call),
                               static_cast<app::EndorsementAnswer>(word.value_or(0)), comment));
  return shown(call, it);
}

}  // namespace cairn::server::api
