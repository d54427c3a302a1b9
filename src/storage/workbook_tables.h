// SPDX-License-Identifier: Apache-2.0
// The Workbooks port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/workbooks.h"
#include "storage/sql.h"

namespace cairn::storage {

class WorkbookTables final : public app::Workbooks {
 public:
  explicit WorkbookTables(Connection& connection) : connection_(connection) {}
  Status add(const app::StoredWorkbook& workbook) override;
  Result<app::StoredWorkbook> find(const app::WorkbookId& id) override;
  Result<app::StoredWorkbook> find_by_token(const Bytes& token_hash) override;
  Result<app::StoredWorkbook> find_of_person(const app::PersonId& person) override;
  Result<std::vector<app::StoredWorkbook>> list_to_remind(Instant now, const app::WorkbookId& after,
                                                          std::int64_t count) override;
  Status set_remind_at(const app::WorkbookId& id, Instant changed,
                       std::optional<Instant> remind_at) override;
  Status update(const app::StoredWorkbook& workbook) override;
  Status remove(const app::WorkbookId& id) override;
  Status remove_unsaved_before(Instant moment) override;
  Status add_person(const app::Person& person) override;
  Result<app::Person> find_person(const app::PersonId& id) override;
  Result<app::Person> find_person_by_email(const std::string& email) override;
  Status remove_person(const app::PersonId& id) override;
  Status add_session(const app::PersonSession& session) override;
  Result<app::PersonSession> find_session(const Bytes& token_hash) override;
  Status remove_session(const Bytes& token_hash) override;
  Status remove_sessions_expired(Instant now) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
