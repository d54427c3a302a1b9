// SPDX-License-Identifier: Apache-2.0
// The workbook of who plans, opened for programs with the framework it speaks of.
#pragma once
#include <memory>
#include <string>

#include "app/career/keeping.h"
#include "app/career/library.h"
#include "server/call.h"

namespace cairn::server::api {

struct AccountDesk {
  app::career::OpenedWorkbook opened;
  std::shared_ptr<const app::career::Shelf> shelf;
  app::career::Workbook& workbook() { return opened.workbook; }
};

// Of whose session's token was shown. Errors: not_permitted; not_found (the framework is gone).
Result<AccountDesk> account_desk(const Call& call);

// That of the path's {goal} or {plan}. Errors: not_found.
Result<app::career::Goal*> goal_of(AccountDesk& desk, const Call& call);
Result<app::career::Plan*> plan_of(AccountDesk& desk, const Call& call);

// Keeps what was changed. Errors: conflict, too_large.
Status keep(const Call& call, const AccountDesk& desk);

std::string today(const Call& call);

}  // namespace cairn::server::api
