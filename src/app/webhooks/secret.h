// SPDX-License-Identifier: Apache-2.0
// The secret of a webhook as it is stored: sealed, for this webhook alone.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/webhooks.h"

namespace cairn::app {

Result<Bytes> seal_webhook_secret(Context& context, const WebhookId& id, std::string_view secret);
// Errors: not_permitted (sealed for another webhook, or by another data folder).
Result<std::string> open_webhook_secret(Context& context, const Webhook& webhook,
                                        const Bytes& sealed);

}  // namespace cairn::app
