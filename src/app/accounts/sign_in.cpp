// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sign_in.h"

#include "app/accounts/password.h"
#include "app/accounts/session.h"
#include "app/accounts/tries.h"
#include "app/audit.h"
#include "app/limits.h"
#include "app/ports/accounts.h"
#include "app/ports/organisations.h"
#include "base/text.h"

namespace cairn::app {
namespace {

Result<std::vector<Account>> read_accounts_of(Context& context, const std::string& email) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return accounts_of(*transaction, email);
}

}  // namespace

Result<std::vector<Account>> accounts_of(Transaction& transaction, const std::string& email) {
  CAIRN_TRY(const auto organisations, transaction.organisations().list());
  std::vector<Account> accounts;
  for (const auto& organisation : organisations) {
    auto account = transaction.accounts().find_by_email(organisation.id, email);
    if (account)
      accounts.push_back(std::move(account).value());
    else if (account.error().code != ErrorCode::not_found)
      return account.error();
  }
  return accounts;
}

Result<SignedIn> start_session(Context& context, Transaction& transaction, const Account& account) {
  const auto now = context.clock.now();
  SignedIn signed_in;
  signed_in.token = new_token(account.organisation, context.random);
  signed_in.expires = {now.microseconds + limits::session_seconds_max * 1'000'000};
  signed_in.actor = {account.organisation, account.id};
  CAIRN_CHECK(transaction.accounts().remove_sessions_expired(account.organisation, now));
  CAIRN_CHECK(transaction.accounts().add_session(
      {account.organisation, token_hash(signed_in.token), account.id, now, signed_in.expires}));
  return signed_in;
}

// The slow comparison happens outside of any transaction.
Result<SignedIn> sign_in(Context& context, const SignInForm& form) {
  if (form.password.size() > limits::password_characters_max * 4) return wrong_password();
  const auto email = to_lower_ascii(trim(form.email));
  Tries tries(context, email, form.peer);
  CAIRN_CHECK(tries.begin());
  CAIRN_TRY(const auto accounts, read_accounts_of(context, email));
  if (accounts.empty()) static_cast<void>(password_matches(form.password, ""));
  for (const auto& account : accounts) {
    if (!password_matches(form.password, account.password_hash)) continue;
    tries.succeed();
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(auto signed_in, start_session(context, *transaction, account));
    CAIRN_CHECK(audit(context, *transaction, signed_in.actor, "session.start", account.id.text));
    CAIRN_CHECK(transaction->commit());
    return signed_in;
  }
  return wrong_password();
}

Status sign_out(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->accounts().remove_session(organisation_of(token), token_hash(token)));
  return transaction->commit();
}

Result<CurrentSession> session_of(Context& context, std::string_view token) {
  const auto signed_out = fail(ErrorCode::not_permitted, "session", "Sign in to go on.");
  const auto organisation = organisation_of(token);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  const auto session = transaction->accounts().find_session(organisation, token_hash(token));
  if (!session && session.error().code != ErrorCode::not_found) return session.error();
  if (!session || session->expires <= context.clock.now()) return signed_out;
  CAIRN_TRY(auto account, transaction->accounts().find(organisation, session->account));
  CAIRN_TRY(auto owner, transaction->organisations().find(organisation));
  return CurrentSession{{organisation, account.id}, account.email, std::move(owner)};
}

}  // namespace cairn::app
