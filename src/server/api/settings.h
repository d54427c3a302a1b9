// SPDX-License-Identifier: Apache-2.0
// Handlers of what an organisation settles for itself, for programs.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// api_keys.cpp
Result<Response> api_keys(Call& call);
Result<Response> make_api_key(Call& call);
Result<Response> end_api_key(Call& call);

// signing_keys.cpp
Result<Response> signing_keys(Call& call);
Result<Response> change_signing_key(Call& call);
Result<Response> mark_key_compromised(Call& call);
Result<Response> sign_anew(Call& call);

// organisation.cpp
Result<Response> organisation(Call& call);
Result<Response> change_organisation(Call& call);
Result<Response> change_logo(Call& call);
Result<Response> remove_logo(Call& call);
Result<Response> own_domain(Call& call);
Result<Response> check_own_domain(Call& call);
Result<Response> retention(Call& call);
Result<Response> change_retention(Call& call);

}  // namespace cairn::server::api
