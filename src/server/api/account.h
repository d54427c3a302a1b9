// SPDX-License-Identifier: Apache-2.0
// Who plans, for programs of their own: signed in by address and password, then by the token of
// that session as a bearer token.
#pragma once
#include "app/career/keeping.h"
#include "server/call.h"

namespace cairn::server::api {

Result<Response> account_sign_in(Call& call);
Result<Response> account_sign_out(Call& call);
Result<Response> account_sign_up(Call& call);
Result<Response> account(Call& call);
Result<Response> account_workbook(Call& call);
Result<Response> account_said(Call& call);
Result<Response> delete_account(Call& call);
Result<Response> account_plans(Call& call);
Result<Response> counting(Call& call);
Result<Response> choose_counting(Call& call);

// account_peers.cpp
Result<Response> peers(Call& call);
Result<Response> join_peers(Call& call);
Result<Response> leave_peers(Call& call);
Result<Response> write_to_peer(Call& call);
Result<Response> block_peer(Call& call);

// account_goals.cpp
Result<Response> account_goals(Call& call);
Result<Response> make_account_goal(Call& call);
Result<Response> account_goal(Call& call);
Result<Response> correct_account_goal(Call& call);
Result<Response> remove_account_goal(Call& call);
Result<Response> add_goal_advert(Call& call);
Result<Response> remove_goal_advert(Call& call);
Result<Response> account_gap(Call& call);
Result<Response> account_next(Call& call);
Result<Response> choose_account_next(Call& call);

// account_profile.cpp
Result<Response> account_profile(Call& call);
Result<Response> answer_account_audit(Call& call);
Result<Response> bring_account_badge(Call& call);
Result<Response> forget_account_badge(Call& call);

// account_plans.cpp
Result<Response> make_account_plan(Call& call);
Result<Response> account_plan(Call& call);
Result<Response> remove_account_plan(Call& call);
Result<Response> check_in_account_plan(Call& call);
Result<Response> replan_account_plan(Call& call);

// account_calendar.cpp
Result<Response> account_plan_calendar(Call& call);
Result<Response> change_account_calendar(Call& call);
Result<Response> new_account_feed(Call& call);
Result<Response> account_reachable(Call& call);

// The workbook of whose session's token was shown. Errors: not_permitted.
Result<app::career::OpenedWorkbook> workbook_shown(const Call& call);

}  // namespace cairn::server::api
