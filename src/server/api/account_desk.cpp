// SPDX-License-Identifier: Apache-2.0
#include "server/api/account_desk.h"

#include "server/api/account.h"

namespace cairn::server::api {

Result<AccountDesk> account_desk(const Call& call) {
  AccountDesk desk;
  CAIRN_TRY(desk.opened, workbook_shown(call));
  auto& workbook = desk.opened.workbook;
  const bool begun = !workbook.goals.empty() || !workbook.profile.skills.empty();
  CAIRN_TRY(desk.shelf, call.context().library.shelf(begun ? workbook.framework : ""));
  workbook.framework = desk.shelf->framework.name;
  return desk;
}

Result<app::career::Goal*> goal_of(AccountDesk& desk, const Call& call) {
  if (auto* const found = desk.workbook().goal(call.argument("goal"))) return found;
  return fail(ErrorCode::not_found, "account",
              "There is no such goal in your workbook. GET /api/v1/account/goals lists them.");
}

Result<app::career::Plan*> plan_of(AccountDesk& desk, const Call& call) {
  if (auto* const found = desk.workbook().plan(call.argument("plan"))) return found;
  return fail(ErrorCode::not_found, "account",
              "There is no such plan in your workbook. GET /api/v1/account/plans lists them.");
}

// Who has an account needs no token of a workbook.
Status keep(const Call& call, const AccountDesk& desk) {
  CAIRN_CHECK(app::career::keep_workbook(call.context(), desk.opened));
  return done;
}

std::string today(const Call& call) {
  return format_instant(call.context().clock.now()).substr(0, 10);
}

}  // namespace cairn::server::api
