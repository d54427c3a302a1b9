// SPDX-License-Identifier: Apache-2.0
// SQLite behind the driver's face: write-ahead log, foreign keys, every commit synced to disk.
#pragma once
#include <filesystem>
#include <memory>
#include <unordered_map>

#include "storage/checkpointer.h"
#include "storage/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace cairn::storage {

class SqliteConnection final : public Connection {
 public:
  using Connection::change;
  using Connection::query;

  // Errors: io (cannot be opened or created), unreadable (no SQLite database).
  // One for reading refuses to write.
  static Result<std::unique_ptr<SqliteConnection>> open(const std::filesystem::path& file,
                                                        Work work = Work::writing);
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
  Result<std::vector<Column>> layout(const std::string& table) override;
  Status defer_foreign_keys() override { return script("pragma defer_foreign_keys = on"); }

 private:
  struct CloseDatabase {
    void operator()(sqlite3* database) const;
  };
  struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
  };
  struct Statement {
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle;
    // SQLite numbers $-parameters by their first appearance, PostgreSQL by what they say: which
    // number of SQLite's each of ours has.
    std::vector<int> places;
  };
  struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  explicit SqliteConnection(sqlite3* database) : database_(database) {}
  Result<const Statement*> prepared(std::string_view sql);
  Status bind(const Statement& statement, std::span<const Parameter> parameters);
  Result<std::vector<std::string>> names(std::string_view sql,
                                         std::initializer_list<Parameter> parameters);
  Error error(int code) const;

  bool is_for_reading_ = false;
  std::unique_ptr<Checkpointer> checkpointer_;  // of who writes; the database calls it
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  // Destroyed before the database.
  std::unordered_map<std::string, Statement, HashText, std::equal_to<>> statements_;
};

}  // namespace cairn::storage
