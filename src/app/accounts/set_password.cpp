// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/set_password.h"

#include "app/accounts/password.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"

namespace cairn::app {

Status set_password(Context& context, const std::string& typed, const std::string& password) {
  CAIRN_TRY(const auto email, email_field({"/email", "E-mail address"}, typed));
  CAIRN_CHECK(check_password({"/password", "Password"}, password));
  CAIRN_TRY(const auto hash, hash_password(password));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto login, optional(transaction->logins().find_by_email(email)));
  if (!login) return fail(ErrorCode::not_found, "password", "Nobody here has that e-mail address.");
  CAIRN_CHECK(transaction->logins().set_password_hash(login->id, hash));
  CAIRN_CHECK(transaction->logins().remove_sessions_of(login->id));
  CAIRN_TRY(const auto accounts, transaction->accounts().of_login(login->id));
  for (const auto& account : accounts)
    CAIRN_CHECK(audit(context, *transaction, {account.organisation, {"command"}}, "password.set",
                      account.id.text));
  return transaction->commit();
}

}  // namespace cairn::app
