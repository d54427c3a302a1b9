// SPDX-License-Identifier: Apache-2.0
// PostgreSQL 15 behind the driver's face: the same SQL with $1 … $n, values in their binary form,
// every commit durable whatever the server's defaults are.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "storage/sql.h"

struct pg_conn;
struct pg_result;

namespace cairn::storage {

bool is_postgres_url(std::string_view text);

class PostgresConnection final : public Connection {
 public:
  using Connection::change;
  using Connection::query;

  // `url`: postgresql://… as libpq takes it; the password may come from PGPASSWORD or a password
  // file. Errors: io (cannot be reached, refuses), unsupported (older than 15, not UTF-8).
  static Result<std::unique_ptr<PostgresConnection>> open(const std::string& url);
  ~PostgresConnection() override;

  Status begin(Work work) override;
  bool is_lost() const override;
  Result<std::vector<Row>> query(std::string_view sql,
                                 std::span<const Parameter> parameters) override;
  Result<std::int64_t> change(std::string_view sql, std::span<const Parameter> parameters) override;
  // Behind a savepoint: PostgreSQL gives up the whole transaction otherwise.
  Result<std::int64_t> try_change(std::string_view sql,
                                  std::span<const Parameter> parameters) override;
  Status script(const std::string& sql) override;
  Status each_row(std::string_view sql, const TakeRow& take) override;
  Result<std::vector<std::string>> tables() override;
  Result<std::vector<std::string>> columns(const std::string& table) override;
  Result<std::vector<Column>> layout(const std::string& table) override;
  Status defer_foreign_keys() override;

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };
  struct Clear {
    void operator()(pg_result* result) const;
  };
  using Answer = std::unique_ptr<pg_result, Clear>;

  explicit PostgresConnection(pg_conn* connection) : connection_(connection) {}
  Result<std::string> prepared(std::string_view sql, std::span<const Parameter> parameters);
  Result<Answer> run(std::string_view sql, std::span<const Parameter> parameters);
  Result<std::vector<std::string>> names(std::string_view sql,
                                         std::initializer_list<Parameter> parameters);
  Error error(const pg_result* result) const;

  std::unique_ptr<pg_conn, Close> connection_;
  std::map<std::string, std::string, std::less<>> statements_;  // names by types and text
};

}  // namespace cairn::storage
