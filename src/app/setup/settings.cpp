// SPDX-License-Identifier: Apache-2.0
#include "app/setup/settings.h"

#include "app/accounts/password.h"
#include "app/accounts/session.h"
#include "app/accounts/tries.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

Result<Login> login_of(Context& context, const LoginId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->logins().find(id);
}

Status check_current(Context& context, const Login& login, const PasswordForm& form) {
  const auto& typed = form.current;
  const Field field{"/current", "Password"};
  if (login.password_hash.empty())
    return field_error(field,
                       "You have none yet. Sign in once more, and set it within a quarter of an "
                       "hour.");
  Tries tries(context, login.email, form.peer);
  CAIRN_CHECK(tries.begin());
  if (typed.size() > limits::password_characters_max * 4 ||
      !password_matches(typed, login.password_hash))
    return field_error(field, "This is not your password. Type it again.");
  tries.succeed();
  return done;
}

// Somebody may have ended it while the password was hashed.
Status check_session_open(Transaction& transaction, const CurrentSession& session) {
  const auto open = transaction.logins().find_session(session.token_hash);
  if (open) return done;
  if (open.error().code != ErrorCode::not_found) return open.error();
  return fail(ErrorCode::not_permitted, "session", "Sign in to go on.");
}

}  // namespace

bool may_replace_password(Context& context, const CurrentSession& session) {
  const auto age = context.clock.now().seconds() - session.begun.seconds();
  return session.means != SignInMeans::password && age < limits::fresh_sign_in_seconds_max;
}

// Passwords are compared and hashed, slowly, outside of any transaction.
Result<SignedIn> change_password(Context& context, const CurrentSession& session,
                                 const PasswordForm& form) {
  const auto& actor = session.actor;
  CAIRN_TRY(const auto login, login_of(context, session.login));
  Faults faults;
  if (!may_replace_password(context, session)) faults.check(check_current(context, login, form));
  faults.check(check_password({"/password", "The new password"}, form.password));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(const auto hash, hash_password(form.password));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(check_unchanged(*transaction, login));
  CAIRN_CHECK(check_session_open(*transaction, session));
  CAIRN_TRY(const auto account, transaction->accounts().find(actor.organisation, actor.account));
  CAIRN_CHECK(transaction->logins().set_password_hash(login.id, hash));
  CAIRN_CHECK(transaction->logins().remove_sessions_of(login.id));
  CAIRN_TRY(auto signed_in,
            start_session(context, *transaction, account, SignInMeans::password, form.device));
  CAIRN_CHECK(audit(context, *transaction, actor, "password.change", actor.account.text));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

}  // namespace cairn::app
