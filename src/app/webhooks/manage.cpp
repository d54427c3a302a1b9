// SPDX-License-Identifier: Apache-2.0
#include "app/webhooks/manage.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/outbox/queue.h"
#include "app/webhooks/announce.h"
#include "app/webhooks/secret.h"
#include "app/webhooks/signature.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

Result<std::string> read_url(const Context& context, const std::string& typed) {
  const Field field{"/url", "Web address"};
  CAIRN_TRY(auto url, url_field(field, typed, Presence::required));
  const auto asked = context.outside == nullptr ? Status(done) : context.outside->check(url);
  if (asked) return url;
  return field_error(field,
                     "This address is not asked: it must begin with https://, hold no user name "
                     "and lead to a server that others reach too.");
}

// In the order of their table, each once.
Result<std::vector<std::string>> read_events(const std::vector<std::string>& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (std::ranges::find(webhook_event_names, wanted[i]) == webhook_event_names.end())
      return fail(ErrorCode::invalid, "webhook",
                  "There is no such event. Use one such as award.made.",
                  "/events/" + std::to_string(i));
  std::vector<std::string> events;
  for (const auto name : webhook_event_names)
    if (std::ranges::find(wanted, name) != wanted.end()) events.emplace_back(name);
  if (events.empty())
    return field_error({"/events", "Events"}, "Choose what is to be told, at least one event.");
  return events;
}

Status read_form(const Context& context, const WebhookForm& form, Webhook& webhook) {
  Faults faults;
  webhook.url = faults.take(read_url(context, form.url));
  webhook.events = faults.take(read_events(form.events));
  return faults.verdict();
}

// Changes one in a transaction, and logs it.
template <class Change>
Result<Webhook> change(Context& context, const Actor& actor, const WebhookId& id,
                       std::string_view action, Change make) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto webhook, transaction->webhooks().find(actor.organisation, id));
  CAIRN_CHECK(make(webhook));
  CAIRN_CHECK(transaction->webhooks().update(webhook));
  CAIRN_CHECK(audit(context, *transaction, actor, action, id.text));
  CAIRN_CHECK(transaction->commit());
  return webhook;
}

}  // namespace

Result<NewWebhook> add_webhook(Context& context, const Actor& actor, const WebhookForm& form) {
  NewWebhook made;
  auto& webhook = made.webhook;
  CAIRN_CHECK(read_form(context, form, webhook));
  webhook.organisation = actor.organisation;
  webhook.id = {new_name(actor.organisation, context.random)};
  webhook.created = context.clock.now();
  made.secret = new_webhook_secret(context.random);
  CAIRN_TRY(webhook.sealed_secret, seal_webhook_secret(context, webhook.id, made.secret));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto present, transaction->webhooks().list(actor.organisation));
  if (present.size() >= limits::webhooks_max)
    return fail(ErrorCode::conflict, "webhook",
                filled("There are {} webhooks already. Remove one that is no longer needed.",
                       limits::webhooks_max));
  CAIRN_CHECK(transaction->webhooks().add(webhook));
  CAIRN_CHECK(audit(context, *transaction, actor, "webhook.create", webhook.id.text));
  CAIRN_CHECK(transaction->commit());
  return made;
}

Result<std::vector<Webhook>> list_webhooks(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->webhooks().list(actor.organisation);
}

Result<Webhook> find_webhook(Context& context, const Actor& actor, const WebhookId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->webhooks().find(actor.organisation, id);
}

Result<Webhook> change_webhook(Context& context, const Actor& actor, const WebhookId& id,
                               const WebhookForm& form) {
  return change(context, actor, id, "webhook.change",
                [&](Webhook& webhook) { return read_form(context, form, webhook); });
}

Result<Webhook> set_webhook_state(Context& context, const Actor& actor, const WebhookId& id,
                                  WebhookState state) {
  const bool pauses = state == WebhookState::paused;
  return change(context, actor, id, pauses ? "webhook.pause" : "webhook.resume",
                [&](Webhook& webhook) -> Status {
                  webhook.state = state;
                  webhook.pause = WebhookPause::asked;
                  webhook.failing_since = std::nullopt;
                  return done;
                });
}

Result<NewWebhook> rotate_webhook_secret(Context& context, const Actor& actor,
                                         const WebhookId& id) {
  NewWebhook made;
  made.secret = new_webhook_secret(context.random);
  CAIRN_TRY(auto sealed, seal_webhook_secret(context, id, made.secret));
  const Instant until{context.clock.now().microseconds +
                      limits::webhook_former_seconds_max * 1'000'000};
  CAIRN_TRY(made.webhook,
            change(context, actor, id, "webhook.secret", [&](Webhook& webhook) -> Status {
              webhook.former_secret = std::move(webhook.sealed_secret);
              webhook.former_until = until;
              webhook.sealed_secret = std::move(sealed);
              return done;
            }));
  return made;
}

Status remove_webhook(Context& context, const Actor& actor, const WebhookId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->webhooks().remove(actor.organisation, id));
  CAIRN_CHECK(transaction->outbox().remove_to(actor.organisation, id.text));
  CAIRN_CHECK(audit(context, *transaction, actor, "webhook.remove", id.text));
  return transaction->commit();
}

Status try_webhook(Context& context, const Actor& actor, const WebhookId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto webhook, transaction->webhooks().find(actor.organisation, id));
  const News nothing{.subject = id.text, .learner = {}, .data = {{"webhook", id.text}}};
  CAIRN_CHECK(queue_webhook(
      context, *transaction,
      {.webhook = webhook,
       .event = webhook_test_event,
       .body = webhook_body(webhook_test_event, context.clock.now(), actor.organisation, nothing),
       .learner = {},
       .subject = id.text}));
  CAIRN_CHECK(audit(context, *transaction, actor, "webhook.test", id.text));
  return transaction->commit();
}

Result<Listed<Delivery>> webhook_deliveries(Context& context, const Actor& actor,
                                            const WebhookId& id, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY([[maybe_unused]] const auto webhook,
            transaction->webhooks().find(actor.organisation, id));
  CAIRN_TRY(auto rows, transaction->outbox().list_to(actor.organisation, id.text, one_more(page)));
  return cut(std::move(rows), page);
}

}  // namespace cairn::app
