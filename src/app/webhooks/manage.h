// SPDX-License-Identifier: Apache-2.0
// The webhooks of an organisation: added, changed, paused, tried, removed.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/outbox.h"
#include "app/ports/page.h"
#include "app/ports/webhooks.h"

namespace cairn::app {

struct WebhookForm {
  std::string url;
  std::vector<std::string> events;
};

struct NewWebhook {
  Webhook webhook;
  std::string secret;  // shown once
};

// Errors: invalid ("/url": no address that may be asked; "/events"), conflict (too many).
Result<NewWebhook> add_webhook(Context& context, const Actor& actor, const WebhookForm& form);

Result<std::vector<Webhook>> list_webhooks(Context& context, const Actor& actor);
// Errors of all below: not_found.
Result<Webhook> find_webhook(Context& context, const Actor& actor, const WebhookId& id);
// Errors: also those of add_webhook.
Result<Webhook> change_webhook(Context& context, const Actor& actor, const WebhookId& id,
                               const WebhookForm& form);
Result<Webhook> set_webhook_state(Context& context, const Actor& actor, const WebhookId& id,
                                  WebhookState state);
// Another secret from now on. The one before signs, too, for limits::webhook_former_seconds_max.
Result<NewWebhook> rotate_webhook_secret(Context& context, const Actor& actor, const WebhookId& id);
// With whatever waits for it.
Status remove_webhook(Context& context, const Actor& actor, const WebhookId& id);
// Queues a call that says nothing, also to one that is paused.
Status try_webhook(Context& context, const Actor& actor, const WebhookId& id);

// What was sent to it or waits, newest first. Errors: also those of a page.
Result<Listed<Delivery>> webhook_deliveries(Context& context, const Actor& actor,
                                            const WebhookId& id, const Page& page);

}  // namespace cairn::app
