// SPDX-License-Identifier: Apache-2.0
#include "storage/account_tables.h"

#include "app/ports/accounts.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Account read_account(Columns& row) {
  return {{row.text()},
          {row.text()},
          {row.maybe_text().value_or("")},
          row.maybe_text().value_or(""),
          app::roles_named(read_words(row.text())),
          row.instant(),
          row.maybe_instant(),
          row.maybe_instant(),
          enumerator<app::Notices>(app::notices_names, row.text()),
          row.text(),
          row.instant()};
}
std::string accounts_where(std::string_view condition) {
  std::string sql(
      "select a.organisation, a.id, a.login, l.email, a.roles, a.created, a.departed, l.proved,"
      " a.notices, a.notices_language, a.notices_told from account a left join login l on l.id = "
      "a.login where ");
  return sql.append(condition);
}
app::SetupToken read_setup_token(Columns& row) { return {row.bytes(), row.instant()}; }

}  // namespace

Status AccountTables::add(const app::Account& it) {
  return run(connection_,
             "insert into account (organisation, id, login, roles, created)"
             " values ($1, $2, $3, $4, $5)",
             {it.organisation.text, it.id.text, it.login.text, write_words(app::words_of(it.roles)),
              it.created},
             "This person belongs to the organisation already.");
}

Result<app::Account> AccountTables::find(const app::OrganisationId& organisation,
                                         const app::AccountId& id) {
  return select_one(connection_, accounts_where("a.organisation = $1 and a.id = $2"),
                    {organisation.text, id.text}, read_account, "account");
}

Result<app::Account> AccountTables::find_by_email(const app::OrganisationId& organisation,
                                                  const std::string& email) {
  return select_one(connection_, accounts_where("a.organisation = $1 and l.email = $2"),
                    {organisation.text, email}, read_account, "account");
}

Result<std::vector<app::Account>> AccountTables::list(const app::OrganisationId& organisation) {
  return select_all(connection_,
                    accounts_where("a.organisation = $1 and a.departed is null"
                                   " order by a.created, a.id"),
                    {organisation.text}, read_account);
}

Result<std::vector<app::Account>> AccountTables::of_login(const app::LoginId& login) {
  return select_all(connection_, accounts_where("a.login = $1 order by a.created, a.id"),
                    {login.text}, read_account);
}

Status AccountTables::set_roles(const app::OrganisationId& organisation, const app::AccountId& id,
                                app::Roles roles) {
  return change_one(connection_,
                    "update account set roles = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, write_words(app::words_of(roles))});
}

Status AccountTables::set_notices(const app::OrganisationId& organisation, const app::AccountId& id,
                                  app::Notices notices, const std::string& language, Instant told) {
  return change_one(connection_,
                    "update account set notices = $3, notices_language = $4, notices_told = $5"
                    " where organisation = $1 and id = $2",
                    {organisation.text, id.text, name_of(notices), language, told});
}

Status AccountTables::note_told(const app::OrganisationId& organisation, const app::AccountId& id,
                                Instant told) {
  return change_one(connection_,
                    "update account set notices_told = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, told});
}

Result<std::vector<app::Account>> AccountTables::list_to_tell(Instant before,
                                                              std::int64_t count_max) {
  return select_all(connection_,
                    accounts_where("a.notices = 'daily' and a.notices_told < $1"
                                   " and a.departed is null"
                                   " order by a.notices_told, a.organisation, a.id limit $2"),
                    {before, count_max}, read_account);
}

Status AccountTables::depart(const app::OrganisationId& organisation, const app::AccountId& id,
                             Instant when) {
  return change_one(connection_,
                    "update account set login = null, roles = '[]', departed = $3, notices = 'none'"
                    " where organisation = $1 and id = $2",
                    {organisation.text, id.text, when});
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

}  // namespace cairn::storage
