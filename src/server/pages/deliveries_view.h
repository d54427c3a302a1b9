// SPDX-License-Identifier: Apache-2.0
// Mail and webhooks on their way, as lists show them.
#pragma once
#include <vector>

#include "app/ports/outbox.h"
#include "server/templates.h"

namespace cairn::server::pages {

// "deliveries", "any_deliveries", and "came_back" where the first is a mail that was refused.
void add_deliveries(View& view, const std::vector<app::Delivery>& deliveries);

}  // namespace cairn::server::pages
