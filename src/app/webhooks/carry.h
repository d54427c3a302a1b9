// SPDX-License-Identifier: Apache-2.0
// The courier of webhooks: a call is POSTed as Standard Webhooks has it, and only an answer of 2xx
// is an arrival. No redirect is followed. A receiver that says 410, or that nothing has reached for
// limits::webhook_failing_seconds_max, is paused.
#pragma once
#include "app/context.h"
#include "app/ports/outbox.h"

namespace cairn::app {

// Errors: not_found (removed, or 410), not_permitted (paused, or an address that is not asked),
// unreachable (no answer in time, or another answer).
Status carry_webhook(Context& context, const Delivery& delivery);

// What a try says of its webhook, in the transaction that notes the try.
Status note_webhook(Context& context, Transaction& transaction, const Delivery& delivery,
                    const Status& tried);

}  // namespace cairn::app
