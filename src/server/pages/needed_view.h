// SPDX-License-Identifier: Apache-2.0
// What is needed before a badge can be had, for the template _needed_before.html.
#pragma once
#include <string_view>

#include "app/ports/achievements.h"
#include "server/call.h"

namespace cairn::server::pages {

// "needed": each with where it is told how to get it, and whether who asks holds it; `typed`: the
// addresses of badges they gave.
Status add_needed_before(Call& call, View& view, const app::Achievement& achievement,
                         std::string_view typed);

}  // namespace cairn::server::pages
