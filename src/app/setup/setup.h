// SPDX-License-Identifier: Apache-2.0
// Setting a server up: one link with a one-time token is the only way in; there is no default
// password. The first to follow it makes the organisation and its first account.
#pragma once
#include <string>

#include "app/accounts/sign_in.h"
#include "app/context.h"

namespace cairn::app {

// Whether somebody has set this server up.
Result<bool> is_set_up(Context& context);

// What a fresh start prints: a new link, valid for limits::setup_link_seconds_max, or "" when the
// server is set up. An earlier link stops working.
Result<std::string> ensure_setup(Context& context);

// Mints the link anew. Errors: conflict (already set up).
Result<std::string> setup_link(Context& context);

// Whether the link may still be used, for showing its page.
// Errors: conflict (already set up), not_permitted (unknown or expired token).
Status check_setup_token(Context& context, std::string_view token);

struct SetupForm {
  std::string organisation;  // its name
  std::string url;           // its home page, https or http; may be empty
  std::string email;
  std::string password;
  std::string device = {};    // for the list of sessions
  std::string language = {};  // of mail where a learner's is not known; BCP 47, or ""
  std::string address = {};   // by which people reach the server, to be chosen; or ""
};

// Errors: invalid with the path of each wrong field ("/email").
Status check_setup_form(const SetupForm& form);

// Makes organisation, signing keys and account, and signs the account in.
// Errors: as check_setup_token and check_setup_form.
Result<SignedIn> complete_setup(Context& context, std::string_view token, const SetupForm& form);

// The same from the command line, without a link. Errors: conflict (already set up), invalid.
Result<OrganisationId> initialise(Context& context, const SetupForm& form);

}  // namespace cairn::app
