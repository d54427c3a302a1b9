// SPDX-License-Identifier: Apache-2.0
// Who plans, for programs of their own: signed in by address and password, then by the token of
// that session as a bearer token.
#pragma once
#include "app/career/keeping.h"
#include "server/call.h"

namespace cairn::server::api {

Result<Response> account_sign_in(Call& call);
Result<Response> account_sign_out(Call& call);
Result<Response> account_plans(Call& call);
Result<Response> counting(Call& call);
Result<Response> choose_counting(Call& call);

// account_peers.cpp
Result<Response> peers(Call& call);
Result<Response> join_peers(Call& call);
Result<Response> leave_peers(Call& call);

// The workbook of whose session's token was shown. Errors: not_permitted.
Result<app::career::OpenedWorkbook> workbook_shown(const Call& call);

}  // namespace cairn::server::api
