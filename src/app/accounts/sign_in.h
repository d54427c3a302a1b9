// SPDX-License-Identifier: Apache-2.0
// Sessions: an account signs in with a password and holds a token until it expires.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/accounts.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct SignedIn {
  std::string token;  // for the cookie: HttpOnly, SameSite=Lax, Secure under https
  Instant expires;
  Actor actor;
};

struct SignInForm {
  std::string email;
  std::string password;
  std::string peer;  // where the try comes from: an address, or a network of one household
};

// Everybody who may have meant this address (in lower case); one, as long as a server has one
// organisation.
Result<std::vector<Account>> accounts_of(Transaction& transaction, const std::string& email);

// Errors: not_permitted, the same whether address or password is wrong, and as slow; too_many, by
// the address and the place it comes from, and more leniently by the address alone.
Result<SignedIn> sign_in(Context& context, const SignInForm& form);

// A token that is unknown is signed out already.
Status sign_out(Context& context, std::string_view token);

struct CurrentSession {
  Actor actor;
  std::string email;
  Organisation organisation;
};

// Errors: not_permitted (unknown or expired).
Result<CurrentSession> session_of(Context& context, std::string_view token);

}  // namespace cairn::app
