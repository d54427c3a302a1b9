// SPDX-License-Identifier: Apache-2.0
// Webhooks of an organisation: which programs are told of what, and whether it arrives.
#include "app/webhooks/manage.h"

#include <algorithm>

#include "app/limits.h"
#include "app/outbox/review.h"
#include "app/webhooks/announce.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/operation_desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

// In the order of app::WebhookEvent.
constexpr std::string_view event_labels[] = {
    to_say("A badge was awarded"),           to_say("A badge was corrected or extended"),
    to_say("A badge was revoked"),           to_say("A badge was suspended"),
    to_say("A suspended badge holds again"), to_say("A claim came in"),
    to_say("A claim was decided"),           to_say("An achievement was published"),
    to_say("A stack was completed"),         to_say("A learner and all of theirs were removed"),
};
static_assert(std::size(event_labels) == app::webhook_event_names.size());

app::WebhookId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

std::string path_of(const app::WebhookId& id) { return "/desk/webhooks/" + id.text; }

std::vector<std::string> all_events() {
  return {app::webhook_event_names.begin(), app::webhook_event_names.end()};
}

app::WebhookForm form_of(const Call& call) {
  app::WebhookForm form{.url = std::string(call.field("url")), .events = {}};
  for (const auto& [name, value] : call.form.fields)
    if (name == "event") form.events.push_back(value);
  return form;
}

std::string trouble_of(const app::Webhook& webhook) {
  if (webhook.state == app::WebhookState::active) return {};
  switch (webhook.pause) {
    case app::WebhookPause::asked: return say("It is paused: nothing is sent.");
    case app::WebhookPause::gone:
      return say("It is paused: its receiver answered 410 and wants no more.");
    case app::WebhookPause::failing:
      return say("It is paused: nothing arrived there for five days.");
  }
  return {};
}

void add_state(View& view, const app::Webhook& webhook) {
  view.text("id", webhook.id.text).text("url", webhook.url);
  view.flag("is_paused", webhook.state == app::WebhookState::paused);
  view.flag("is_failing", webhook.failing_since && webhook.state == app::WebhookState::active);
  view.maybe("last_success", webhook.last_success ? moment(*webhook.last_success) : "");
  view.maybe("last_failure", webhook.last_failure ? moment(*webhook.last_failure) : "");
  view.text("last_error", say_fault(webhook.last_error));
}

void add_form(View& view, const app::WebhookForm& form, const Error* error) {
  std::vector<View> events;
  for (std::size_t i = 0; i < std::size(event_labels); ++i) {
    const auto name = app::webhook_event_names[i];
    View one;
    one.text("event", name).text("label", say(event_labels[i]));
    one.flag("chosen", std::ranges::find(form.events, name) != form.events.end());
    events.push_back(std::move(one));
  }
  view.list("events", std::move(events)).text("typed_url", form.url);
  add_field_errors(view, error, {"url", "events"});
}

Result<Response> show_list(Call& call, const app::WebhookForm& form, const Error* error) {
  CAIRN_TRY(const auto webhooks, app::list_webhooks(call.context(), call.actor()));
  View view;
  view.text("title", say("Webhooks")).text("form_token", call.form_token());
  std::vector<View> rows;
  for (const auto& webhook : webhooks) {
    View row;
    add_state(row, webhook);
    rows.push_back(std::move(row));
  }
  view.rows("webhooks", std::move(rows));
  view.flag("room", webhooks.size() < limits::webhooks_max);
  add_form(view, form, error);
  return page(call, "webhooks", std::move(view), error == nullptr ? 200 : status_of(*error));
}

// `secret`: told this once, or "".
Result<Response> show(Call& call, const app::Webhook& webhook, const app::WebhookForm& form,
                      std::string_view secret, const Error* error) {
  const app::Page asked{.after = std::string(call.target.parameter("before")), .rows_max = 20};
  CAIRN_TRY(const auto sent,
            app::webhook_deliveries(call.context(), call.actor(), webhook.id, asked));
  View view;
  view.text("title", say("Webhook")).text("form_token", call.form_token());
  view.text("webhook_id", webhook.id.text);
  add_state(view, webhook);
  view.maybe("trouble_now", trouble_of(webhook)).maybe("secret", secret);
  view.flag("saved", !call.target.parameter("saved").empty());
  view.flag("tried", !call.target.parameter("tried").empty());
  const auto now = call.context().clock.now();
  view.maybe("former_until", webhook.former_until && *webhook.former_until > now
                                 ? moment(*webhook.former_until)
                                 : "");
  add_deliveries(view, sent.rows);
  view.maybe("more_deliveries", sent.more ? sent.rows.back().id.text : "");
  view.flag("later_page", !asked.after.empty());
  add_form(view, form, error);
  return page(call, "webhook", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> show_stored(Call& call, const app::Webhook& webhook, std::string_view secret) {
  return show(call, webhook, {.url = webhook.url, .events = webhook.events}, secret, nullptr);
}

}  // namespace

Result<Response> webhooks(Call& call) {
  return show_list(call, {.url = {}, .events = all_events()}, nullptr);
}

// The secret is told on the page that answers, and on no page that could be opened again.
Result<Response> add_webhook(Call& call) {
  const auto form = form_of(call);
  const auto made = app::add_webhook(call.context(), call.actor(), form);
  if (made) return show_stored(call, made->webhook, made->secret);
  return show_list(call, form, &made.error());
}

Result<Response> webhook(Call& call) {
  CAIRN_TRY(const auto found, app::find_webhook(call.context(), call.actor(), id_of(call)));
  return show_stored(call, found, {});
}

Result<Response> change_webhook(Call& call) {
  CAIRN_TRY(const auto found, app::find_webhook(call.context(), call.actor(), id_of(call)));
  const auto form = form_of(call);
  const auto changed = app::change_webhook(call.context(), call.actor(), found.id, form);
  if (changed) return see_other(call, path_of(found.id) + "?saved=1");
  return show(call, found, form, {}, &changed.error());
}

Result<Response> pause_webhook(Call& call) {
  const auto state =
      call.field("state") == "active" ? app::WebhookState::active : app::WebhookState::paused;
  CAIRN_TRY(const auto changed,
            app::set_webhook_state(call.context(), call.actor(), id_of(call), state));
  return see_other(call, path_of(changed.id));
}

Result<Response> rotate_webhook_secret(Call& call) {
  CAIRN_TRY(const auto made, app::rotate_webhook_secret(call.context(), call.actor(), id_of(call)));
  return show_stored(call, made.webhook, made.secret);
}

Result<Response> try_webhook(Call& call) {
  CAIRN_CHECK(app::try_webhook(call.context(), call.actor(), id_of(call)));
  return see_other(call, path_of(id_of(call)) + "?tried=1");
}

Result<Response> remove_webhook(Call& call) {
  CAIRN_CHECK(app::remove_webhook(call.context(), call.actor(), id_of(call)));
  return see_other(call, "/desk/webhooks");
}

Result<Response> retry_webhook_delivery(Call& call) {
  CAIRN_CHECK(app::retry_delivery(call.context(), call.actor(),
                                  {std::string(call.argument("delivery"))}, call.argument("id")));
  return see_other(call, path_of(id_of(call)));
}

}  // namespace cairn::server::pages
