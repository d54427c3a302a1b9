// SPDX-License-Identifier: Apache-2.0
// Handlers of what an organisation settles for itself, by file of the folder settings/.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// settings.cpp
Result<Response> settings(Call& call);
Result<Response> change_organisation(Call& call);
Result<Response> change_logo(Call& call);
Result<Response> change_password(Call& call);
Result<Response> end_session(Call& call);
Result<Response> end_other_sessions(Call& call);
// Where an organisation's logo is on this site; "" where it has none.
std::string logo_path(const Call& call, const app::Organisation& organisation);

// own_address.cpp
Result<Response> own_address(Call& call);
Result<Response> prove_own_address(Call& call);

// notices.cpp
Result<Response> notices(Call& call);
Result<Response> choose_notices(Call& call);
Result<Response> staff_mail(Call& call);
Result<Response> end_staff_mail(Call& call);

// domain.cpp
Result<Response> own_domain(Call& call);
Result<Response> check_own_domain(Call& call);

// program_keys.cpp
Result<Response> program_keys(Call& call);
Result<Response> make_program_key(Call& call);
Result<Response> end_program_key(Call& call);

// signing_keys.cpp
Result<Response> signing_keys(Call& call);
Result<Response> change_signing_key(Call& call);
Result<Response> mark_key_compromised(Call& call);
Result<Response> sign_anew(Call& call);

// export.cpp
Result<Response> export_form(Call& call);
Result<Response> export_everything(Call& call);

// retention.cpp
Result<Response> retention(Call& call);
Result<Response> change_retention(Call& call);

// What the pages about settings have above them: those the caller may see. `here` is the path of
// the one shown.
void add_settings_tabs(const Call& call, View& view, std::string_view here);

}  // namespace cairn::server::pages
