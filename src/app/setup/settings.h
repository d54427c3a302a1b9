// SPDX-License-Identifier: Apache-2.0
// What was answered at set-up, changed later.
#pragma once
#include <string>

#include "app/accounts/sign_in.h"
#include "app/context.h"

namespace cairn::app {

struct OrganisationForm {
  std::string name;
  std::string url;  // its home page; may be empty
};

// Badges already awarded keep the name they were signed with. Errors: invalid ("/name", "/url").
Status change_organisation(Context& context, const Actor& actor, const OrganisationForm& form);

struct PasswordForm {
  std::string current;
  std::string password;  // the new one
};

// Ends every session of the account and begins a new one. Errors: invalid ("/current",
// "/password").
Result<SignedIn> change_password(Context& context, const Actor& actor, const PasswordForm& form);

}  // namespace cairn::app
