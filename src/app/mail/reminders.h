// SPDX-License-Identifier: Apache-2.0
// Mail that a day brings: an offer that ends soon, a badge that holds for a month more.
#pragma once
#include "app/context.h"

namespace cairn::app {

// Each is reminded of once. Returns how many were, of those that are due at most a few hundred.
Result<int> remind_of_offers(Context& context);
Result<int> remind_of_ends(Context& context);

}  // namespace cairn::app
