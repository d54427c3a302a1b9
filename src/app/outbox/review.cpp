// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/review.h"

#include "app/audit.h"
#include "app/ports/mail_records.h"

namespace cairn::app {

Result<Listed<Delivery>> list_deliveries(Context& context, const OrganisationId& organisation,
                                         std::optional<DeliveryState> state, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows, transaction->outbox().list(organisation, state, one_more(page)));
  return cut(std::move(rows), page);
}

Status retry_delivery(Context& context, const Actor& actor, const DeliveryId& id,
                      std::string_view to) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto delivery, transaction->outbox().find(actor.organisation, id));
  if (!to.empty() && delivery.recipient != to)
    return fail(ErrorCode::not_found, "outbox", "Nothing of that name was sent there.");
  if (delivery.state == DeliveryState::sent)
    return fail(ErrorCode::conflict, "outbox", "This was sent meanwhile.");
  delivery.state = DeliveryState::waiting;
  delivery.due = context.clock.now();
  delivery.tries = 0;
  delivery.settled = std::nullopt;
  CAIRN_CHECK(transaction->outbox().update(delivery));
  if (delivery.kind == DeliveryKind::mail)  // whoever tries again believes in the address
    CAIRN_CHECK(transaction->mail_records().remove_bounce(actor.organisation, delivery.recipient));
  CAIRN_CHECK(audit(context, *transaction, actor, "delivery.retry", id.text));
  return transaction->commit();
}

}  // namespace cairn::app
