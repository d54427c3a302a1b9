// SPDX-License-Identifier: Apache-2.0
// What leaves the server is queued in the transaction of the use case that causes it.
#pragma once
#include "app/context.h"
#include "app/ports/outbox.h"
#include "app/ports/webhooks.h"

namespace cairn::app {

// Leaves once the transaction is committed. Without a mail server nothing is queued: the caller
// shows a link instead (`context.mailer == nullptr`). A mail with an `id` of its own is queued
// once, however often this is called.
struct MailSubject {
  LearnerId learner;  // whom it tells of, or nobody
  std::string id;     // of what it tells of, or ""
  // Why mail to the address came back before: it is kept as refused, and sent only when somebody
  // says so (retry_delivery). "": it did not.
  std::string came_back = {};
};
Status queue_mail(Context& context, Transaction& transaction, const OrganisationId& organisation,
                  const Mail& mail, const MailSubject& subject = {});

// Writes as a mail does and leaves nothing: where there is nobody to send one to, and the time that
// a commit takes must not tell.
Status queue_nothing(Context& context, Transaction& transaction);

struct WebhookCall {
  const Webhook& webhook;
  std::string_view event;
  std::string body;  // JSON, sent as it is
  LearnerId learner;
  std::string subject;
};
Status queue_webhook(Context& context, Transaction& transaction, const WebhookCall& call);

// How a mail with an id of its own is called in the outbox.
DeliveryId delivery_of_mail(const OrganisationId& organisation, std::string_view id);

// The mail as it was queued. Errors: unreadable.
Result<Mail> read_mail(const Delivery& delivery);

}  // namespace cairn::app
