// SPDX-License-Identifier: Apache-2.0
// Sessions: somebody who is signed in holds a token until it expires, and works for one of the
// organisations they belong to.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct SignedIn {
  std::string token;  // for the cookie: HttpOnly, SameSite=Lax, Secure under https
  Instant expires;
  Actor actor;
};

// For every way of signing in: in the transaction that found out who it is. `device`: what the
// browser calls itself, for the list of sessions.
Result<SignedIn> start_session(Context& context, Transaction& transaction, const Account& account,
                               SignInMeans means, const std::string& device);

// Where a login works when it signs in: where it did when it was seen last, or where it belongs to
// longest. Errors: not_permitted (nowhere).
Result<Account> usual_place(Transaction& transaction, const LoginId& login);

struct CurrentSession {
  Actor actor;
  std::string email;
  std::optional<Instant> proved;  // since when the address is known to be theirs
  Organisation organisation;
  LoginId login;
  Bytes token_hash;
  SignInMeans means = SignInMeans::password;
  Instant begun;
  std::vector<Organisation> elsewhere;  // the other organisations of the login
};

// Errors: not_permitted (unknown or expired).
Result<CurrentSession> session_of(Context& context, std::string_view token);

// A token that is unknown is signed out already.
Status sign_out(Context& context, std::string_view token);

}  // namespace cairn::app
