// SPDX-License-Identifier: Apache-2.0
// Handlers of the pages somebody plans with, by file of this folder's career/.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// start.cpp
Result<Response> plan_start(Call& call);
Result<Response> read_advert(Call& call);
Result<Response> make_goal(Call& call);

// goal.cpp
Result<Response> goal(Call& call);
Result<Response> correct_goal(Call& call);
Result<Response> remove_goal(Call& call);
Result<Response> remove_advert(Call& call);

// profile.cpp
Result<Response> profile(Call& call);
Result<Response> answer_profile(Call& call);
Result<Response> bring_badge(Call& call);
Result<Response> forget_badge(Call& call);

// gap.cpp
Result<Response> gap(Call& call);

// sets.cpp
Result<Response> sets(Call& call);
Result<Response> choose_set(Call& call);

// dated_plan.cpp
Result<Response> dated_plan(Call& call);
Result<Response> check_in(Call& call);
Result<Response> replan(Call& call);
Result<Response> remove_plan(Call& call);

// next.cpp
Result<Response> next_steps(Call& call);
Result<Response> choose_next(Call& call);

// calendar.cpp
Result<Response> change_calendar(Call& call);
Result<Response> calendar_file(Call& call);
Result<Response> calendar_feed(Call& call);

// reminders.cpp
Result<Response> reminders(Call& call);
Result<Response> end_reminders(Call& call);

// reachable.cpp
Result<Response> reachable(Call& call);

}  // namespace cairn::server::pages
