// SPDX-License-Identifier: Apache-2.0
// Signing in by six digits that are mailed: for who lost a password, or wants none.
#pragma once
#include <string>

#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app {

// Mails digits to whoever signs in with that address; whether anybody does is not told. They work
// for ten minutes, with the attempt that is returned alone: what others ask for or try of the same
// address does not touch them. Errors: invalid ("/email"); too_many; not_permitted (no mail is sent
// from here).
Result<std::string> send_sign_in_code(Context& context, const std::string& email,
                                      const std::string& peer, std::string_view language = {});

struct CodeSignInForm {
  std::string email;
  std::string attempt;
  std::string code;
  std::string peer = {};
  std::string device = {};
};
// Once. Errors: invalid ("/code": wrong, too old, of another attempt, or tried too often: the same
// for all); too_many.
Result<SignedIn> sign_in_by_code(Context& context, const CodeSignInForm& form);

}  // namespace cairn::app
