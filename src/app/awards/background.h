// SPDX-License-Identifier: Apache-2.0
// What goes on about awards while a server runs: batches whose time has come, offers and badges
// that end.
#pragma once
#include <stop_token>

#include "app/context.h"

namespace cairn::app {

// Returns once told to stop. What is interrupted goes on with the next start.
void award_in_background(Context& context, const std::stop_token& stop);

}  // namespace cairn::app
