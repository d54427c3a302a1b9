// SPDX-License-Identifier: Apache-2.0
// Mail and webhooks on their way, as programs read them.
#pragma once
#include "app/ports/outbox.h"
#include "json/build.h"

namespace cairn::server::api {

json::Value delivery_json(const app::Delivery& delivery, json::Builder builder);

}  // namespace cairn::server::api
