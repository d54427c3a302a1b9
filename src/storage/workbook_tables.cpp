// SPDX-License-Identifier: Apache-2.0
#include "storage/workbook_tables.h"
#include "app/ports/workbooks.h"

namespace cairn::storage {
namespace {

const std::string& server() { return app::server_organisation().text; }

app::StoredWorkbook read_workbook(Columns& row) {
  app::StoredWorkbook it;
  it.id = {row.text()};
  it.token_hash = row.bytes();
  if (auto person = row.text(); !person.empty()) it.person = app::PersonId{std::move(person)};
  it.content = row.text();
  it.version = row.integer();
  it.changed = row.instant();
  it.remind_at = row.maybe_instant();
  return it;
}
app::Person read_person(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.instant()};
}
app::PersonSession read_session(Columns& row) {
  return {row.bytes(), {row.text()}, row.instant(), row.instant()};
}

Parameter person_of(const app::StoredWorkbook& it) {
  return it.person ? Parameter(it.person->text) : Parameter(std::nullopt);
}

constexpr const char* changed_meanwhile =
    "This was changed in another window meanwhile. Reload the page and do it again.";

}  // namespace

Status WorkbookTables::add(const app::StoredWorkbook& it) {
  return run(
      connection_,
      "insert into workbook (organisation, id, token_hash, person, content, version, changed,"
      " remind_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {server(), it.id.text, it.token_hash, person_of(it), it.content, it.version, it.changed,
       it.remind_at});
}

Result<app::StoredWorkbook> WorkbookTables::find(const app::WorkbookId& id) {
  return select_one(
      connection_,
      "select id, token_hash, coalesce(person, ''), content, version, changed, remind_at"
      " from workbook where organisation = $1 and id = $2",
      {server(), id.text}, read_workbook, "workbook");
}

Result<app::StoredWorkbook> WorkbookTables::find_by_token(const Bytes& token_hash) {
  return select_one(
      connection_,
      "select id, token_hash, coalesce(person, ''), content, version, changed, remind_at"
      " from workbook where organisation = $1 and token_hash = $2"
      " and person is null",
      {server(), token_hash}, read_workbook, "workbook");
}

Result<app::StoredWorkbook> WorkbookTables::find_of_person(const app::PersonId& person) {
  return select_one(
      connection_,
      "select id, token_hash, coalesce(person, ''), content, version, changed, remind_at"
      " from workbook where organisation = $1 and person = $2",
      {server(), person.text}, read_workbook, "workbook");
}

Result<std::vector<app::StoredWorkbook>> WorkbookTables::list_to_remind(
    Instant now, const app::WorkbookId& after, std::int64_t count) {
  return select_all(
      connection_,
      "select id, token_hash, coalesce(person, ''), content, version, changed, remind_at"
      " from workbook where organisation = $1 and remind_at <= $2"
      " and person is not null and id > $3 order by id limit $4",
      {server(), now, after.text, count}, read_workbook);
}

Status WorkbookTables::set_remind_at(const app::WorkbookId& id, Instant changed,
                                     std::optional<Instant> remind_at) {
  return run(connection_,
             "update workbook set remind_at = $4"
             " where organisation = $1 and id = $2 and changed = $3",
             {server(), id.text, changed, remind_at});
}

Status WorkbookTables::update(const app::StoredWorkbook& it) {
  auto changed = change_one(
      connection_,
      "update workbook set token_hash = $3, person = $4, content = $5, version = version + 1,"
      " changed = $6, remind_at = $8 where organisation = $1 and id = $2 and version = $7",
      {server(), it.id.text, it.token_hash, person_of(it), it.content, it.changed, it.version,
       it.remind_at});
  if (!changed && changed.error().code == ErrorCode::not_found)
    return fail(ErrorCode::conflict, "store", changed_meanwhile);
  return changed;
}

Status WorkbookTables::remove(const app::WorkbookId& id) {
  return run(connection_, "delete from workbook where organisation = $1 and id = $2",
             {server(), id.text});
}

Status WorkbookTables::remove_unsaved_before(Instant moment) {
  return run(connection_,
             "delete from workbook where organisation = $1 and person is null and changed < $2",
             {server(), moment});
}

Status WorkbookTables::add_person(const app::Person& it) {
  return run(connection_,
             "insert into person (organisation, id, email, password_hash, created)"
             " values ($1, $2, $3, $4, $5)",
             {server(), it.id.text, it.email, it.password_hash, it.created},
             "This e-mail address has an account already. Sign in instead.");
}

Result<app::Person> WorkbookTables::find_person(const app::PersonId& id) {
  return select_one(connection_,
                    "select id, email, password_hash, created from person"
                    " where organisation = $1 and id = $2",
                    {server(), id.text}, read_person, "account");
}

Result<app::Person> WorkbookTables::find_person_by_email(const std::string& email) {
  return select_one(connection_,
                    "select id, email, password_hash, created from person"
                    " where organisation = $1 and email = $2",
                    {server(), email}, read_person, "account");
}

Status WorkbookTables::remove_person(const app::PersonId& id) {
  for (const auto* sql : {"delete from person_session where organisation = $1 and person = $2",
                          "delete from workbook where organisation = $1 and person = $2",
                          "delete from person where organisation = $1 and id = $2"})
    CAIRN_CHECK(run(connection_, sql, {server(), id.text}));
  return done;
}

Status WorkbookTables::add_session(const app::PersonSession& it) {
  return run(connection_,
             "insert into person_session (organisation, token_hash, person, created, expires)"
             " values ($1, $2, $3, $4, $5)",
             {server(), it.token_hash, it.person.text, it.created, it.expires});
}

Result<app::PersonSession> WorkbookTables::find_session(const Bytes& token_hash) {
  return select_one(connection_,
                    "select token_hash, person, created, expires from person_session"
                    " where organisation = $1 and token_hash = $2",
                    {server(), token_hash}, read_session, "session");
}

Status WorkbookTables::remove_session(const Bytes& token_hash) {
  return run(connection_, "delete from person_session where organisation = $1 and token_hash = $2",
             {server(), token_hash});
}

Status WorkbookTables::remove_sessions_expired(Instant now) {
  return run(connection_, "delete from person_session where organisation = $1 and expires <= $2",
             {server(), now});
}

}  // namespace cairn::storage
