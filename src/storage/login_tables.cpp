// SPDX-License-Identifier: Apache-2.0
#include "storage/login_tables.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

const std::string& server() { return app::server_organisation().text; }

app::Login read_login(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.instant(), row.maybe_instant()};
}
app::Session read_session(Columns& row) {
  return {row.bytes(),
          {row.text()},
          {row.text()},
          row.text(),
          enumerator<app::SignInMeans>(app::sign_in_means_names, row.text()),
          row.instant(),
          row.instant(),
          row.instant()};
}
std::string read_subject(Columns& row) { return row.text(); }
app::SignInCode read_code(Columns& row) {
  return {row.text(), {row.text()}, row.bytes(), row.integer(), row.instant()};
}

}  // namespace

Status LoginTables::add(const app::Login& it) {
  return run(connection_,
             "insert into login (organisation, id, email, password_hash, created, proved)"
             " values ($1, $2, $3, $4, $5, $6)",
             {server(), it.id.text, it.email, it.password_hash, it.created, it.proved},
             "This e-mail address has an account already.");
}

Result<app::Login> LoginTables::find(const app::LoginId& id) {
  return select_one(connection_,
                    "select id, email, password_hash, created, proved from login"
                    " where organisation = $1 and id = $2",
                    {server(), id.text}, read_login, "account");
}

Result<app::Login> LoginTables::find_by_email(const std::string& email) {
  return select_one(connection_,
                    "select id, email, password_hash, created, proved from login"
                    " where organisation = $1 and email = $2",
                    {server(), email}, read_login, "account");
}

Status LoginTables::set_password_hash(const app::LoginId& id, const std::string& hash) {
  return change_one(connection_,
                    "update login set password_hash = $3 where organisation = $1 and id = $2",
                    {server(), id.text, hash});
}

Status LoginTables::set_proved(const app::LoginId& id, Instant when) {
  return change_one(connection_,
                    "update login set proved = coalesce(proved, $3)"
                    " where organisation = $1 and id = $2",
                    {server(), id.text, when});
}

Status LoginTables::remove(const app::LoginId& id) {
  CAIRN_CHECK(remove_sessions_of(id));
  CAIRN_CHECK(remove_codes(id));
  CAIRN_CHECK(run(connection_, "delete from login_identity where organisation = $1 and login = $2",
                  {server(), id.text}));
  return run(connection_, "delete from login where organisation = $1 and id = $2",
             {server(), id.text});
}

Status LoginTables::add_session(const app::Session& it) {
  return run(connection_,
             "insert into session (organisation, token_hash, login, works_for, device, means,"
             " created, seen, expires) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             {server(), it.token_hash, it.login.text, it.works_for.text, it.device,
              name_in<app::SignInMeans>(app::sign_in_means_names, it.means), it.created, it.seen,
              it.expires});
}

Result<app::Session> LoginTables::find_session(const Bytes& token_hash) {
  return select_one(connection_,
                    "select token_hash, login, works_for, device, means, created, seen, expires"
                    " from session where organisation = $1 and token_hash = $2",
                    {server(), token_hash}, read_session, "session");
}

Result<std::vector<app::Session>> LoginTables::sessions_of(const app::LoginId& login) {
  return select_all(connection_,
                    "select token_hash, login, works_for, device, means, created, seen, expires"
                    " from session where organisation = $1 and login = $2"
                    " order by seen desc, created desc, token_hash",
                    {server(), login.text}, read_session);
}

Status LoginTables::update_session(const app::Session& it) {
  return change_one(connection_,
                    "update session set works_for = $3, seen = $4"
                    " where organisation = $1 and token_hash = $2",
                    {server(), it.token_hash, it.works_for.text, it.seen});
}

Status LoginTables::remove_session(const Bytes& token_hash) {
  return run(connection_, "delete from session where organisation = $1 and token_hash = $2",
             {server(), token_hash});
}

Status LoginTables::remove_sessions_of(const app::LoginId& login) {
  return run(connection_, "delete from session where organisation = $1 and login = $2",
             {server(), login.text});
}

Status LoginTables::remove_sessions_expired(Instant now) {
  return run(connection_, "delete from session where organisation = $1 and expires <= $2",
             {server(), now});
}

Status LoginTables::put_code(const app::SignInCode& it) {
  return run(connection_,
             "insert into sign_in_code (organisation, attempt, login, code_hash, tries, expires)"
             " values ($1, $2, $3, $4, $5, $6) on conflict (organisation, attempt) do update"
             " set tries = excluded.tries",
             {server(), it.attempt, it.login.text, it.code_hash, it.tries, it.expires});
}

Result<app::SignInCode> LoginTables::find_code(const app::LoginId& login,
                                               const std::string& attempt) {
  return select_one(connection_,
                    "select attempt, login, code_hash, tries, expires from sign_in_code"
                    " where organisation = $1 and attempt = $2 and login = $3",
                    {server(), attempt, login.text}, read_code, "code");
}

Status LoginTables::remove_codes(const app::LoginId& login) {
  return run(connection_, "delete from sign_in_code where organisation = $1 and login = $2",
             {server(), login.text});
}

Status LoginTables::remove_codes_expired(Instant now) {
  return run(connection_, "delete from sign_in_code where organisation = $1 and expires <= $2",
             {server(), now});
}

Status LoginTables::add_identity(const std::string& issuer, const std::string& subject,
                                 const app::LoginId& login, Instant created) {
  return run(connection_,
             "insert into login_identity (organisation, issuer, subject, login, created)"
             " values ($1, $2, $3, $4, $5)",
             {server(), issuer, subject, login.text, created},
             "This identity belongs to another account already.");
}

Result<std::string> LoginTables::subject_of(const std::string& issuer, const app::LoginId& login) {
  return select_one(connection_,
                    "select subject from login_identity"
                    " where organisation = $1 and issuer = $2 and login = $3",
                    {server(), issuer, login.text}, read_subject, "identity");
}

Result<app::Login> LoginTables::find_by_identity(const std::string& issuer,
                                                 const std::string& subject) {
  return select_one(connection_,
                    "select l.id, l.email, l.password_hash, l.created, l.proved from login l"
                    " join login_identity i on i.organisation = l.organisation and i.login = l.id"
                    " where i.organisation = $1 and i.issuer = $2 and i.subject = $3",
                    {server(), issuer, subject}, read_login, "account");
}

}  // namespace cairn::storage
