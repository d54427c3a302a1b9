// SPDX-License-Identifier: Apache-2.0
#include "server/api/delivery_json.h"

namespace cairn::server::api {

json::Value delivery_json(const app::Delivery& it, json::Builder builder) {
  json::ObjectBuilder row(builder);
  row.add_string("id", it.id.text)
      .add_string("kind", app::delivery_kind_names[static_cast<std::size_t>(it.kind)])
      .add_string("recipient", it.recipient)
      .add_string("about", it.about)
      .add_string("state", app::delivery_state_names[static_cast<std::size_t>(it.state)])
      .add_string("created", format_instant(it.created))
      .add("tries", builder.integer(it.tries))
      .add_string_if("lastError", it.last_error);
  if (it.state == app::DeliveryState::waiting) row.add_string("due", format_instant(it.due));
  if (it.settled) row.add_string("settled", format_instant(*it.settled));
  return row.value();
}

}  // namespace cairn::server::api
