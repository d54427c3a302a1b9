// SPDX-License-Identifier: Apache-2.0
// How often somebody may try a password: what every way of signing in shares.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/logins.h"

namespace cairn::app {

// The slow comparison of a password happens outside of any transaction. In the one that follows: a
// password that was replaced meanwhile opens nothing, for its sessions were ended with it.
inline Status check_unchanged(Transaction& transaction, const Login& compared) {
  const auto now = transaction.logins().find(compared.id);
  if (!now && now.error().code != ErrorCode::not_found) return now.error();
  if (now && now->password_hash == compared.password_hash) return done;
  return fail(ErrorCode::not_permitted, "sign-in",
              "The password was changed just now. Sign in with the new one.");
}

// Whether the address or the password is wrong is not told.
inline Error wrong_password() {
  return fail(ErrorCode::not_permitted, "sign-in",
              "E-mail address and password do not belong together. Check both and try again.");
}

// One person who mistypes is held up but little; who guesses from one place is slowed down at once,
// and who guesses from many places before they have found anything.
class Tries {
 public:
  Tries(Context& context, const std::string& email, const std::string& peer)
      : throttle_(context.throttle),
        now_(context.clock.now()),
        by_place_("sign-in " + peer + " " + email),
        by_address_("sign-in " + email) {}

  Status begin() {
    CAIRN_CHECK(throttle_.take(by_place_, {5, 15 * 60}, now_));
    auto taken = throttle_.take(by_address_, {50, 30}, now_);
    if (!taken) throttle_.give_back(by_place_);
    return taken;
  }
  void succeed() {
    throttle_.forget(by_place_);
    throttle_.give_back(by_address_);
  }

 private:
  Throttle& throttle_;
  Instant now_;
  std::string by_place_;
  std::string by_address_;
};

}  // namespace cairn::app
