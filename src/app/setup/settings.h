// SPDX-License-Identifier: Apache-2.0
// The password that was chosen at set-up, changed later.
#pragma once
#include <string>

#include "app/accounts/sign_in.h"
#include "app/context.h"

namespace cairn::app {

struct PasswordForm {
  std::string current;      // not looked at where proved_just_now
  std::string password;     // the new one
  std::string device = {};  // for the list of sessions
  std::string peer = {};    // where the try comes from
};

// Ends every session of the login and begins a new one. Errors: invalid ("/current", "/password");
// too_many, as for who signs in; not_permitted (password or session were ended meanwhile).
Result<SignedIn> change_password(Context& context, const CurrentSession& session,
                                 const PasswordForm& form);

}  // namespace cairn::app
