// SPDX-License-Identifier: Apache-2.0
#include "storage/account_tables.h"
#include "app/ports/accounts.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Account read_account(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.text(), row.instant()};
}
app::Session read_session(Columns& row) {
  return {{row.text()}, row.bytes(), {row.text()}, row.instant(), row.instant()};
}
app::SetupToken read_setup_token(Columns& row) { return {row.bytes(), row.instant()}; }
app::ApiKey read_api_key(Columns& row) {
  return {{row.text()}, {row.text()},           row.text(),
          row.bytes(),  read_words(row.text()), row.instant()};
}

}  // namespace

Status AccountTables::add(const app::Account& it) {
  return run(connection_,
             "insert into account (organisation, id, email, password_hash, created)"
             " values ($1, $2, $3, $4, $5)",
             {it.organisation.text, it.id.text, it.email, it.password_hash, it.created},
             "This e-mail address has an account already.");
}

Result<app::Account> AccountTables::find(const app::OrganisationId& organisation,
                                         const app::AccountId& id) {
  return select_one(connection_,
                    "select organisation, id, email, password_hash, created from account"
                    " where organisation = $1 and id = $2",
                    {organisation.text, id.text}, read_account, "account");
}

Result<app::Account> AccountTables::find_by_email(const app::OrganisationId& organisation,
                                                  const std::string& email) {
  return select_one(connection_,
                    "select organisation, id, email, password_hash, created from account"
                    " where organisation = $1 and email = $2",
                    {organisation.text, email}, read_account, "account");
}

Status AccountTables::set_password_hash(const app::OrganisationId& organisation,
                                        const app::AccountId& id, const std::string& hash) {
  return change_one(connection_,
                    "update account set password_hash = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, hash});
}

Status AccountTables::add_session(const app::Session& it) {
  return run(connection_,
             "insert into session (organisation, token_hash, account, created, expires)"
             " values ($1, $2, $3, $4, $5)",
             {it.organisation.text, it.token_hash, it.account.text, it.created, it.expires});
}

Result<app::Session> AccountTables::find_session(const app::OrganisationId& organisation,
                                                 const Bytes& token_hash) {
  return select_one(connection_,
                    "select organisation, token_hash, account, created, expires from session"
                    " where organisation = $1 and token_hash = $2",
                    {organisation.text, token_hash}, read_session, "session");
}

Status AccountTables::remove_session(const app::OrganisationId& organisation,
                                     const Bytes& token_hash) {
  return run(connection_, "delete from session where organisation = $1 and token_hash = $2",
             {organisation.text, token_hash});
}

Status AccountTables::remove_sessions_of(const app::OrganisationId& organisation,
                                         const app::AccountId& account) {
  return run(connection_, "delete from session where organisation = $1 and account = $2",
             {organisation.text, account.text});
}

Status AccountTables::remove_sessions_expired(const app::OrganisationId& organisation,
                                              Instant now) {
  return run(connection_, "delete from session where organisation = $1 and expires <= $2",
             {organisation.text, now});
}

Status AccountTables::replace_setup_token(const app::SetupToken& it) {
  return run(connection_,
             "insert into setup_token (organisation, token_hash, expires) values ($1, $2, $3)"
             " on conflict (organisation) do update"
             " set token_hash = excluded.token_hash, expires = excluded.expires",
             {app::server_organisation().text, it.token_hash, it.expires});
}

Result<app::SetupToken> AccountTables::setup_token() {
  return select_one(connection_,
                    "select token_hash, expires from setup_token where organisation = $1",
                    {app::server_organisation().text}, read_setup_token, "set-up link");
}

Status AccountTables::remove_setup_token() {
  return run(connection_, "delete from setup_token where organisation = $1",
             {app::server_organisation().text});
}

Status AccountTables::add_api_key(const app::ApiKey& it) {
  return run(connection_,
             "insert into api_key (organisation, id, name, token_hash, scopes, created)"
             " values ($1, $2, $3, $4, $5, $6)",
             {it.organisation.text, it.id.text, it.name, it.token_hash, write_words(it.scopes),
              it.created});
}

Result<app::ApiKey> AccountTables::find_api_key(const app::OrganisationId& organisation,
                                                const Bytes& token_hash) {
  return select_one(connection_,
                    "select organisation, id, name, token_hash, scopes, created from api_key"
                    " where organisation = $1 and token_hash = $2",
                    {organisation.text, token_hash}, read_api_key, "API key");
}

Result<std::vector<app::ApiKey>> AccountTables::list_api_keys(
    const app::OrganisationId& organisation) {
  return select_all(connection_,
                    "select organisation, id, name, token_hash, scopes, created from api_key"
                    " where organisation = $1 order by created, id",
                    {organisation.text}, read_api_key);
}

Status AccountTables::remove_api_key(const app::OrganisationId& organisation,
                                     const app::ApiKeyId& id) {
  return change_one(connection_, "delete from api_key where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

}  // namespace cairn::storage
