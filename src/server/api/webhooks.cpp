// SPDX-License-Identifier: Apache-2.0
// Webhooks, for programs. A secret is in the answer to the request that made it, and in no other.
#include "app/outbox/review.h"
#include "app/webhooks/manage.h"

#include "json/build.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/delivery_json.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

app::WebhookId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

json::ObjectBuilder value_of(const app::Webhook& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id.text)
      .add_string("url", it.url)
      .add("events", builder.strings(it.events))
      .add_string("state", app::webhook_state_names[static_cast<std::size_t>(it.state)]);
  if (it.state == app::WebhookState::paused)
    out.add_string("paused_because", app::webhook_pause_names[static_cast<std::size_t>(it.pause)]);
  out.add_string("created", format_instant(it.created));
  if (it.last_success) out.add_string("last_success", format_instant(*it.last_success));
  if (it.last_failure)
    out.add_string("last_failure", format_instant(*it.last_failure))
        .add_string_if("last_error", it.last_error);
  return out;
}

app::WebhookForm read_form(Body& body) {
  app::WebhookForm form;
  form.url = body.text("url", Needed::yes);
  form.events = body.texts("events");
  return form;
}

}  // namespace

Result<Response> webhooks(Call& call) {
  CAIRN_TRY(const auto found, app::list_webhooks(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : found) items.push_back(value_of(it, builder).value());
  return list_answer(call, items, "");
}

Result<Response> make_webhook(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto form = read_form(body);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto it, app::add_webhook(call.context(), call.actor(), form));
  call.tells_secret = true;
  Arena arena;
  return made(call, "/api/v1/webhooks/" + it.webhook.id.text,
              value_of(it.webhook, json::Builder(arena)).add_string("secret", it.secret).value());
}

Result<Response> webhook(Call& call) {
  CAIRN_TRY(const auto found, app::find_webhook(call.context(), call.actor(), id_of(call)));
  Arena arena;
  return answer(value_of(found, json::Builder(arena)).value());
}

// Whole: without a state it goes on or stays paused as it is.
Result<Response> replace_webhook(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto form = read_form(body);
  const auto state = body.one_of("state", {"active", "paused"});
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto changed,
            app::change_webhook(call.context(), call.actor(), id_of(call), form));
  if (state && static_cast<app::WebhookState>(*state) != changed.state)
    CAIRN_CHECK(app::set_webhook_state(call.context(), call.actor(), changed.id,
                                       static_cast<app::WebhookState>(*state)));
  return webhook(call);
}

Result<Response> remove_webhook(Call& call) {
  CAIRN_CHECK(app::remove_webhook(call.context(), call.actor(), id_of(call)));
  return nothing();
}

Result<Response> rotate_webhook_secret(Call& call) {
  CAIRN_TRY(const auto made, app::rotate_webhook_secret(call.context(), call.actor(), id_of(call)));
  call.tells_secret = true;
  Arena arena;
  return answer(
      value_of(made.webhook, json::Builder(arena)).add_string("secret", made.secret).value());
}

Result<Response> try_webhook(Call& call) {
  CAIRN_CHECK(app::try_webhook(call.context(), call.actor(), id_of(call)));
  Response out;
  out.status = 202;
  return out;
}

Result<Response> retry_webhook_delivery(Call& call) {
  CAIRN_CHECK(app::find_webhook(call.context(), call.actor(), id_of(call)));
  CAIRN_CHECK(app::retry_delivery(call.context(), call.actor(),
                                  {std::string(call.argument("delivery"))}, call.argument("id")));
  return nothing();
}

Result<Response> webhook_deliveries(Call& call) {
  CAIRN_TRY(auto portion, portion_of(call));
  const app::Page page{std::move(portion.after), static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed,
            app::webhook_deliveries(call.context(), call.actor(), id_of(call), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : listed.rows) items.push_back(delivery_json(it, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
}

}  // namespace cairn::server::api
