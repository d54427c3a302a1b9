// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/session.h"

#include <algorithm>

#include "app/limits.h"

namespace cairn::app {
namespace {

constexpr const char* where = "session";

// Written now and then alone: a request that only reads waits for nobody who writes.
// Read anew for that, because it may work for somebody else meanwhile.
Status note_seen(Context& context, const Session& seen) {
  const auto now = context.clock.now();
  if (now.seconds() - seen.seen.seconds() < limits::session_seen_seconds) return done;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto session, transaction->logins().find_session(seen.token_hash));
  session.seen = now;
  CAIRN_CHECK(transaction->logins().update_session(session));
  return transaction->commit();
}

Result<std::vector<Organisation>> organisations_of(Transaction& transaction,
                                                   const std::vector<Account>& accounts,
                                                   const OrganisationId& here) {
  std::vector<Organisation> out;
  for (const auto& account : accounts) {
    if (account.organisation == here) continue;
    CAIRN_TRY(auto organisation, transaction.organisations().find(account.organisation));
    out.push_back(std::move(organisation));
  }
  return out;
}

const Account* account_at(const std::vector<Account>& accounts, const OrganisationId& place) {
  const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const Account& account) {
    return account.organisation == place;
  });
  return found == accounts.end() ? nullptr : &*found;
}

}  // namespace

Result<SignedIn> start_session(Context& context, Transaction& transaction, const Account& account,
                               SignInMeans means, const std::string& device) {
  const auto now = context.clock.now();
  SignedIn signed_in;
  signed_in.token = new_token(server_organisation(), context.random);
  signed_in.expires = {now.microseconds + limits::session_seconds_max * 1'000'000};
  signed_in.actor = {account.organisation, account.id, account.roles};
  CAIRN_CHECK(transaction.logins().remove_sessions_expired(now));
  CAIRN_CHECK(transaction.logins().add_session(
      {token_hash(signed_in.token), account.login, account.organisation,
       device.substr(0, limits::device_bytes_max), means, now, now, signed_in.expires}));
  return signed_in;
}

Result<Account> usual_place(Transaction& transaction, const LoginId& login) {
  CAIRN_TRY(const auto accounts, transaction.accounts().of_login(login));
  if (accounts.empty())
    return fail(ErrorCode::not_permitted, where,
                "You belong to no organisation here any more. Ask one of them to invite you.");
  CAIRN_TRY(const auto sessions, transaction.logins().sessions_of(login));
  for (const auto& session : sessions)
    if (const auto* account = account_at(accounts, session.works_for)) return *account;
  return accounts.front();
}

Result<CurrentSession> session_of(Context& context, std::string_view token) {
  const auto signed_out = fail(ErrorCode::not_permitted, where, "Sign in to go on.");
  CurrentSession current;
  Session session;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    auto found = transaction->logins().find_session(token_hash(token));
    if (!found && found.error().code != ErrorCode::not_found) return found.error();
    if (!found || found->expires <= context.clock.now()) return signed_out;
    session = std::move(*found);
    CAIRN_TRY(const auto accounts, transaction->accounts().of_login(session.login));
    const auto* account = account_at(accounts, session.works_for);
    if (account == nullptr) return signed_out;
    current.actor = {account->organisation, account->id, account->roles};
    current.email = account->email;
    current.proved = account->proved;
    current.login = session.login;
    current.token_hash = session.token_hash;
    current.means = session.means;
    current.begun = session.created;
    CAIRN_TRY(current.organisation, transaction->organisations().find(session.works_for));
    CAIRN_TRY(current.elsewhere, organisations_of(*transaction, accounts, session.works_for));
  }
  static_cast<void>(note_seen(context, session));
  return current;
}

Status sign_out(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->logins().remove_session(token_hash(token)));
  return transaction->commit();
}

}  // namespace cairn::app
