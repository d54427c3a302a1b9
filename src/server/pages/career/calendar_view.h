// SPDX-License-Identifier: Apache-2.0
// The calendar of a plan on its page.
#pragma once
#include <string>

#include "pathways/sessions.h"
#include "server/pages/career/desk.h"

namespace cairn::server::pages {

// Local time of the plan's calendar; UTC where no calendar module is installed.
pathways::LocalMinute local_now(const Call& call, const app::career::Calendar& calendar);
std::string session_text(const pathways::Span& time);  // "Tue 12 January 2027, 18:00 to 19:30"
void add_calendar(View& view, Call& call, const app::career::Plan& plan);
std::string notice_of(std::string_view done);

// The plan's page with what was wrong in a form on it.
Result<Response> dated_plan_with(Call& call, PlanningDesk& desk, const app::career::Plan& plan,
                                 const Error& error);

}  // namespace cairn::server::pages
