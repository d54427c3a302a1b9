// SPDX-License-Identifier: Apache-2.0
// SQLite behind the driver's face: write-ahead log, foreign keys, every commit synced to disk.
#pragma once
#include <filesystem>
#include <map>
#include <memory>

#include "storage/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace cairn::storage {

class SqliteConnection final : public Connection {
 public:
  using Connection::change;
  using Connection::query;

  // Errors: io (cannot be opened or created), unreadable (no SQLite database).
  static Result<std::unique_ptr<SqliteConnection>> open(const std::filesystem::path& file);
  ~SqliteConnection() override;

  Status begin(Work work) override;
  bool is_lost() const override { return false; }
  Result<std::vector<Row>> query(std::string_view sql,
                                 std::span<const Parameter> parameters) override;
  Result<std::int64_t> change(std::string_view sql, std::span<const Parameter> parameters) override;
  // A statement that fails leaves a transaction as it was.
  Result<std::int64_t> try_change(std::string_view sql,
                                  std::span<const Parameter> parameters) override {
    return change(sql, parameters);
  }
  Status script(const std::string& sql) override;
  Status each_row(std::string_view sql, const TakeRow& take) override;
  Result<std::vector<std::string>> tables() override;
  Result<std::vector<std::string>> columns(const std::string& table) override;
  Status defer_foreign_keys() override { return script("pragma defer_foreign_keys = on"); }

 private:
  struct CloseDatabase {
    void operator()(sqlite3* database) const;
  };
  struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

  explicit SqliteConnection(sqlite3* database) : database_(database) {}
  Result<sqlite3_stmt*> prepared(std::string_view sql);
  Status bind(sqlite3_stmt* statement, std::span<const Parameter> parameters);
  Result<std::vector<std::string>> names(std::string_view sql,
                                         std::initializer_list<Parameter> parameters);
  Error error(int code) const;

  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::map<std::string, Statement, std::less<>> statements_;  // destroyed before the database
};

}  // namespace cairn::storage
