// SPDX-License-Identifier: Apache-2.0
#include "app/setup/settings.h"

#include "app/accounts/password.h"
#include "app/accounts/proof.h"
#include "app/accounts/session.h"
#include "app/accounts/tries.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

// Somebody may have ended it while the password was hashed.
Status check_session_open(Transaction& transaction, const CurrentSession& session) {
  const auto open = transaction.logins().find_session(session.token_hash);
  if (open) return done;
  if (open.error().code != ErrorCode::not_found) return open.error();
  return fail(ErrorCode::not_permitted, "session", "Sign in to go on.");
}

}  // namespace

// Passwords are compared and hashed, slowly, outside of any transaction.
Result<SignedIn> change_password(Context& context, const CurrentSession& session,
                                 const PasswordForm& form) {
  const auto& actor = session.actor;
  CAIRN_TRY(const auto login, login_of(context, session.login));
  Faults faults;
  if (!proved_just_now(context, session)) {
    auto checked = check_own_password(context, session.login, {"/current", "Password"},
                                      form.current, form.peer);
    if (!checked && checked.error().code != ErrorCode::invalid) return checked.error();
    faults.check(std::move(checked));
  }
  faults.check(check_password({"/password", "The new password"}, form.password));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(const auto hash, hash_password(form.password));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(check_unchanged(*transaction, login));
  CAIRN_CHECK(check_session_open(*transaction, session));
  CAIRN_TRY(const auto account, transaction->accounts().find(actor.organisation, actor.account));
  CAIRN_CHECK(transaction->logins().set_password_hash(session.login, hash));
  CAIRN_CHECK(transaction->logins().remove_sessions_of(session.login));
  CAIRN_TRY(auto signed_in,
            start_session(context, *transaction, account, SignInMeans::password, form.device));
  CAIRN_CHECK(audit(context, *transaction, actor, "password.change", actor.account.text));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

}  // namespace cairn::app
