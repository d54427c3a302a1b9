// SPDX-License-Identifier: Apache-2.0
// Members and invitations for programs.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

Result<Response> members(Call& call);
Result<Response> member(Call& call);
Result<Response> change_member(Call& call);
Result<Response> remove_member(Call& call);
Result<Response> hand_over(Call& call);
Result<Response> invitations(Call& call);
Result<Response> invite(Call& call);
Result<Response> withdraw_invitation(Call& call);

}  // namespace cairn::server::api
