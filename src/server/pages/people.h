// SPDX-License-Identifier: Apache-2.0
// Pages of who works for an organisation, by file of the folder people.
#pragma once
#include <string>
#include <vector>

#include "app/accounts/proof.h"
#include "app/roles.h"
#include "server/call.h"

namespace cairn::server::pages {

// members.cpp
Result<Response> members(Call& call);
Result<Response> invite_member(Call& call);
Result<Response> change_member_roles(Call& call);
Result<Response> remove_member(Call& call);
Result<Response> withdraw_invitation(Call& call);

// hand_over.cpp
Result<Response> hand_over_form(Call& call);
Result<Response> hand_over(Call& call);

// join.cpp
Result<Response> join_form(Call& call);
Result<Response> join(Call& call);

// organisations.cpp
Result<Response> switch_organisation(Call& call);
Result<Response> new_organisation(Call& call);
Result<Response> make_organisation(Call& call);
Result<Response> leave_organisation(Call& call);

}  // namespace cairn::server::pages

namespace cairn::server {

// role_views.cpp: each role with "value", "label", "hint" and "chosen"; and "Owner, Viewer".
std::vector<View> role_choices(app::Roles chosen);
std::string roles_text(app::Roles roles);
// What was ticked in a form.
std::vector<std::string> roles_ticked(const Call& call);

// proof_form.cpp: of whoever is signed in, with the password that was typed; and whether one is
// asked for.
app::OwnerProof proof_of(const Call& call);
bool asks_password(const Call& call);

}  // namespace cairn::server
