// SPDX-License-Identifier: Apache-2.0
// Signing in with a password.
#pragma once
#include <string>

#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app {

struct SignInForm {
  std::string email;
  std::string password;
  std::string peer = {};    // where the try comes from: an address, or a network of one household
  std::string device = {};  // for the list of sessions
};

// Errors: not_permitted, the same whether address or password is wrong, and as slow; too_many, by
// the address and the place it comes from, and more leniently by the address alone.
Result<SignedIn> sign_in(Context& context, const SignInForm& form);

}  // namespace cairn::app
