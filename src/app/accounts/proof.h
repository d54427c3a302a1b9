// SPDX-License-Identifier: Apache-2.0
// Proving once more who one is, before what cannot be taken back: a desk that somebody left open,
// or the key of a program, is not enough for it.
#pragma once
#include <string>

#include "app/accounts/session.h"
#include "app/context.h"
#include "app/fields.h"

namespace cairn::app {

// What is known of a login now. Errors: not_found.
Result<Login> login_of(Context& context, const LoginId& id);

// Whether somebody signed in by a code or elsewhere within limits::fresh_sign_in_seconds_max: no
// password is asked of them, which they lost or never had.
bool proved_just_now(Context& context, const CurrentSession& session);

// Slow: outside of any transaction. `peer`: where the try comes from. Errors: invalid (at `field`:
// wrong, or there is none); too_many.
Status check_own_password(Context& context, const LoginId& login, Field field,
                          const std::string& typed, const std::string& peer);

// That an owner of the organisation wants something.
struct OwnerProof {
  AccountId owner;
  std::string password;
  std::string peer = {};
  bool just_now = false;  // proved_just_now of their session: the password is not looked at
};
// What is wrong with it joins `faults`: "/owner" (none who owns the organisation), "/password".
// Slow: outside of any transaction. Errors: too_many.
Status check_owner(Context& context, const Actor& actor, const OwnerProof& proof, Faults& faults);

}  // namespace cairn::app
