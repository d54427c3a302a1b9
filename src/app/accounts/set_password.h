// SPDX-License-Identifier: Apache-2.0
// A new password for an account whose own was lost: by who runs the server, also where no mail is
// sent and nobody can sign in by a code.
#pragma once
#include <string>

#include "app/context.h"

namespace cairn::app {

// Signs the account out everywhere. Errors: invalid ("/email", "/password"), not_found (nobody has
// that address).
Status set_password(Context& context, const std::string& email, const std::string& password);

}  // namespace cairn::app
