// SPDX-License-Identifier: Apache-2.0
#include "server/career_call.h"

#include "app/limits.h"

namespace cairn::server {

app::career::Visitor visitor_of(const Call& call) {
  return {.workbook_token = std::string(call.request.cookie(workbook_cookie)),
          .session_token = std::string(call.request.cookie(person_cookie))};
}

Result<app::career::OpenedWorkbook> open_workbook(const Call& call) {
  return app::career::open_workbook(call.context(), visitor_of(call));
}

Status keep(Call& call, const app::career::OpenedWorkbook& opened) {
  CAIRN_TRY(const auto token, app::career::keep_workbook(call.context(), opened));
  if (!token.empty()) call.set_cookie(workbook_cookie, token, limits::unsaved_workbook_seconds_max);
  return done;
}

// The cookie of the workbook stays: a workbook that joined the account is no more found by it, and
// one too large to join is there again after signing out.
void sign_in_person(Call& call, const app::career::PersonSignedIn& signed_in) {
  call.set_cookie(person_cookie, signed_in.token,
                  signed_in.expires.seconds() - call.context().clock.now().seconds());
}

}  // namespace cairn::server
