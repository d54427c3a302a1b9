// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sign_in.h"

#include "app/accounts/password.h"
#include "app/accounts/tries.h"
#include "app/audit.h"
#include "app/limits.h"
#include "app/optional.h"
#include "base/text.h"

namespace cairn::app {
namespace {

Result<std::optional<Login>> read_login(Context& context, const std::string& email) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return optional(transaction->logins().find_by_email(email));
}

}  // namespace

Result<SignedIn> sign_in(Context& context, const SignInForm& form) {
  if (form.password.size() > limits::password_characters_max * 4) return wrong_password();
  const auto email = to_lower_ascii(trim(form.email));
  Tries tries(context, email, form.peer);
  CAIRN_CHECK(tries.begin());
  CAIRN_TRY(const auto login, read_login(context, email));
  if (!password_matches(form.password, login ? login->password_hash : "")) return wrong_password();
  tries.succeed();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(check_unchanged(*transaction, *login));
  CAIRN_TRY(const auto account, usual_place(*transaction, login->id));
  CAIRN_TRY(auto signed_in,
            start_session(context, *transaction, account, SignInMeans::password, form.device));
  CAIRN_CHECK(audit(context, *transaction, signed_in.actor, "session.start", account.id.text));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

}  // namespace cairn::app
