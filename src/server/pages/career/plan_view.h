// SPDX-License-Identifier: Apache-2.0
// A plan as pages show it: steps with reasons, the calendar as picture and table, what each further
// credential adds, other plans, warnings, and what stands in the way.
#pragma once
#include "app/career/planning.h"
#include "server/pages/career/desk.h"

namespace cairn::server::pages {

// Reads the settings of a plan from parameters; what is missing keeps the value it has.
// Errors: invalid ("/hours", "/budget", "/deadline", "/start", "/parallel").
Result<app::career::PlanSettings> settings_from(const Form& fields,
                                                app::career::PlanSettings settings);
void add_settings(View& view, const app::career::PlanSettings& settings);
// The same as somebody typed it, where it is at fault; `otherwise`: what is not given.
void add_settings(View& view, const Form& typed, const app::career::PlanSettings& otherwise);
// As they stand in an address: "hours=6&budget=…".
std::string settings_query(const app::career::PlanSettings& settings);

// Everything above, from an answer.
void add_planned(View& view, const PlanningDesk& desk, const app::career::Planned& planned,
                 const app::career::PlanSettings& settings);

}  // namespace cairn::server::pages
