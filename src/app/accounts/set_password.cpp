// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/set_password.h"

#include "app/accounts/password.h"
#include "app/accounts/sign_in.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/ports/accounts.h"

namespace cairn::app {

Status set_password(Context& context, const std::string& typed, const std::string& password) {
  CAIRN_TRY(const auto email, email_field({"/email", "E-mail address"}, typed));
  CAIRN_CHECK(check_password({"/password", "Password"}, password));
  CAIRN_TRY(const auto hash, hash_password(password));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, accounts_of(*transaction, email));
  if (found.empty())
    return fail(ErrorCode::not_found, "password", "Nobody here has that e-mail address.");
  for (const auto& account : found) {
    auto& accounts = transaction->accounts();
    CAIRN_CHECK(accounts.set_password_hash(account.organisation, account.id, hash));
    CAIRN_CHECK(accounts.remove_sessions_of(account.organisation, account.id));
    CAIRN_CHECK(audit(context, *transaction, {account.organisation, {"command"}}, "password.set",
                      account.id.text));
  }
  return transaction->commit();
}

}  // namespace cairn::app
