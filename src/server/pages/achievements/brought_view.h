// SPDX-License-Identifier: Apache-2.0
// What somebody brings who asks for a badge, and by what it is judged.
#pragma once
#include "app/assessment/plans.h"
#include "server/templates.h"

namespace cairn::server::pages {

// For _brought.html: "brought", "declares", "is_assessed", "method", "is_supervised", and
// "rubric_page", the path of the rubric for anyone, where the achievement is or was published.
void add_brought(View& view, const app::Achievement& achievement,
                 const std::optional<app::HeldPlan>& held);

}  // namespace cairn::server::pages
