// SPDX-License-Identifier: Apache-2.0
// The queue of mails and webhooks, as its organisation reads it.
#pragma once
#include <optional>

#include "app/context.h"
#include "app/ports/outbox.h"

namespace cairn::app {

// Newest first. Errors: not_found (page.after).
Result<Listed<Delivery>> list_deliveries(Context& context, const OrganisationId& organisation,
                                         std::optional<DeliveryState> state, const Page& page);

// Sent at once, and tried as often as a new one. `to`: the recipient it must have, or "" for any.
// Errors: not_found, conflict (it was sent).
Status retry_delivery(Context& context, const Actor& actor, const DeliveryId& id,
                      std::string_view to = {});

}  // namespace cairn::app
