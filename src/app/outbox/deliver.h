// SPDX-License-Identifier: Apache-2.0
// Carries away what waits in the outbox. A try that fails is repeated after a minute, two, four …
// six hours, for a day; what was carried twice because a server ended between sending and noting
// it has the same Message-ID both times.
#pragma once
#include "app/context.h"
#include "app/ports/outbox.h"

namespace cairn::app {

// Carries one delivery away. Errors: not_permitted, not_found and invalid (refused for good); any
// other is tried again.
using Courier = Status (*)(Context& context, const Delivery& delivery);
// Takes note of a try, in the transaction that does.
using Noting = Status (*)(Context& context, Transaction& transaction, const Delivery& delivery,
                          const Status& tried);

struct Delivered {
  int sent = 0;
  int failed = 0;  // also what is tried again later
};
// What is due now, at most limits::deliveries_at_once of it, side by side. Errors: of the store.
Result<Delivered> deliver_due(Context& context);

// What has been sent is forgotten after limits::sent_mail_seconds_max, and codes that are over with
// it. Errors: of the store.
Status forget_delivered(Context& context);

}  // namespace cairn::app
