// SPDX-License-Identifier: Apache-2.0
#include "server/pages/deliveries_view.h"

#include "base/instant.h"

namespace cairn::server::pages {
namespace {

std::string minute(Instant instant) {
  const auto text = format_instant(instant);
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

View row_of(const app::Delivery& delivery) {
  using app::DeliveryState;
  View row;
  row.text("id", delivery.id.text).text("about", delivery.about);
  row.text("recipient", delivery.recipient).text("created", minute(delivery.created));
  row.flag("is_webhook", delivery.kind == app::DeliveryKind::webhook);
  row.flag("is_sent", delivery.state == DeliveryState::sent);
  row.flag("is_waiting", delivery.state == DeliveryState::waiting);
  row.flag("is_failed", delivery.state == DeliveryState::failed);
  row.flag("is_bounced", delivery.state == DeliveryState::bounced);
  row.flag("may_retry", delivery.state == DeliveryState::failed ||
                            delivery.state == DeliveryState::bounced ||
                            (delivery.state == DeliveryState::waiting && delivery.tries > 0));
  row.text("due", minute(delivery.due)).number("tries", delivery.tries);
  row.maybe("last_error", say_fault(delivery.last_error));
  return row;
}

}  // namespace

void add_deliveries(View& view, const std::vector<app::Delivery>& deliveries) {
  std::vector<View> rows;
  for (const auto& delivery : deliveries) rows.push_back(row_of(delivery));
  view.flag("came_back", !deliveries.empty() &&
                             deliveries.front().kind == app::DeliveryKind::mail &&
                             deliveries.front().state == app::DeliveryState::bounced);
  view.rows("deliveries", std::move(rows));
}

}  // namespace cairn::server::pages
