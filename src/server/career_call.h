// SPDX-License-Identifier: Apache-2.0
// People who plan, as requests show them: the cookies of their workbook and of their account.
#pragma once
#include <string_view>

#include "app/career/keeping.h"
#include "server/call.h"

namespace cairn::server {

inline constexpr std::string_view workbook_cookie = "cairn_workbook";

// What the request's cookies say of who it comes from.
app::career::Visitor visitor_of(const Call& call);

// The visitor's workbook, empty where there is none. Errors: of app::career::open_workbook.
Result<app::career::OpenedWorkbook> open_workbook(const Call& call);

// Keeps what was opened and changed since; who has no account gets the cookie of a new workbook.
// Errors: of app::career::keep_workbook.
Status keep(Call& call, const app::career::OpenedWorkbook& opened);

// The cookie of the account from now on.
void sign_in_person(Call& call, const app::career::PersonSignedIn& signed_in);

}  // namespace cairn::server
