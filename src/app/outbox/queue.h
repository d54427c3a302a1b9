// SPDX-License-Identifier: Apache-2.0
// What leaves the server is queued in the transaction of the use case that causes it.
#pragma once
#include "app/context.h"
#include "app/ports/outbox.h"

namespace cairn::app {

// Leaves once the transaction is committed. Without a mail server nothing is queued: the caller
// shows a link instead (`context.mailer == nullptr`). A mail with an `id` of its own is queued
// once, however often this is called.
Status queue_mail(Context& context, Transaction& transaction, const OrganisationId& organisation,
                  const Mail& mail);

// `body`: JSON, read by the courier of webhooks; `key` names the call: it is queued once.
Status queue_webhook(Context& context, Transaction& transaction, const OrganisationId& organisation,
                     const std::string& webhook, const std::string& event, std::string body,
                     const std::string& key);

// The mail as it was queued. Errors: unreadable.
Result<Mail> read_mail(const Delivery& delivery);

}  // namespace cairn::app
