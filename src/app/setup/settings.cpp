// SPDX-License-Identifier: Apache-2.0
#include "app/setup/settings.h"

#include "app/accounts/password.h"
#include "app/accounts/session.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/accounts.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

Result<Account> account_of(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->accounts().find(actor.organisation, actor.account);
}

}  // namespace

Status change_organisation(Context& context, const Actor& actor, const OrganisationForm& form) {
  Faults faults;
  auto name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  auto url = faults.take(url_field({"/url", "Web address"}, form.url, Presence::optional));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto organisation, transaction->organisations().find(actor.organisation));
  const auto before = organisation.name + " " + organisation.url;
  organisation.name = std::move(name);
  organisation.url = std::move(url);
  CAIRN_CHECK(transaction->organisations().update(organisation));
  CAIRN_CHECK(audit(context, *transaction, actor, "organisation.change", organisation.id.text,
                    "Before: " + before));
  return transaction->commit();
}

// Passwords are compared and hashed, slowly, outside of any transaction.
Result<SignedIn> change_password(Context& context, const Actor& actor, const PasswordForm& form) {
  CAIRN_TRY(const auto account, account_of(context, actor));
  Faults faults;
  if (form.current.size() > limits::password_characters_max * 4 ||
      !password_matches(form.current, account.password_hash))
    faults.add(field_error({"/current", "Password"}, "This is not your password. Type it again."));
  faults.check(check_password({"/password", "The new password"}, form.password));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(const auto hash, hash_password(form.password));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& accounts = transaction->accounts();
  CAIRN_CHECK(accounts.set_password_hash(actor.organisation, actor.account, hash));
  CAIRN_CHECK(accounts.remove_sessions_of(actor.organisation, actor.account));
  CAIRN_TRY(auto signed_in, start_session(context, *transaction, account));
  CAIRN_CHECK(audit(context, *transaction, actor, "password.change", actor.account.text));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

}  // namespace cairn::app
