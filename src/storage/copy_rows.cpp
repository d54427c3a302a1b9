// SPDX-License-Identifier: Apache-2.0
#include "storage/copy_rows.h"

#include <algorithm>

#include "storage/migrations.h"

namespace cairn::storage {
namespace {

constexpr const char* where = "copy";

// Ends a transaction that was not committed.
class Open {
 public:
  explicit Open(Connection& connection) : connection_(connection) {}
  ~Open() {
    if (open_) connection_.rollback();
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  Status commit() {
    CAIRN_CHECK(connection_.commit());
    open_ = false;
    return done;
  }

 private:
  Connection& connection_;
  bool open_ = true;
};

// Names come from the schema, which is ours; they are quoted all the same.
std::string quoted(const std::string& name) { return '"' + name + '"'; }

Result<std::int64_t> count_of(Connection& connection, const std::string& table) {
  CAIRN_TRY(auto rows, connection.query("select count(*) from " + quoted(table)));
  return Columns(rows.front()).integer();
}

Result<std::int64_t> copy_table(Connection& from, Connection& to, const std::string& table) {
  CAIRN_TRY(const auto columns, from.columns(table));
  std::string names, values;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names += (i == 0 ? "" : ", ") + quoted(columns[i]);
    values += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
  }
  const auto insert = "insert into " + quoted(table) + " (" + names + ") values (" + values + ")";
  std::vector<Parameter> parameters;
  const auto copy_one = [&](Row& row) -> Status {
    parameters.assign(row.size(), std::nullopt);
    std::transform(row.begin(), row.end(), parameters.begin(), as_parameter);
    CAIRN_CHECK(to.change(insert, parameters));
    return done;
  };
  CAIRN_CHECK(from.each_row("select " + names + " from " + quoted(table), copy_one));
  CAIRN_TRY(const auto before, count_of(from, table));
  CAIRN_TRY(const auto after, count_of(to, table));
  if (before != after)
    return fail(ErrorCode::internal, where,
                "The table " + table + " has " + std::to_string(before) + " rows, its copy " +
                    std::to_string(after) + ".");
  return after;
}

Result<std::span<const Migration>> steps_of(Connection& from) {
  const auto known = migrations();
  CAIRN_TRY(const auto version, schema_version(from));
  if (version < 1 || version > known.back().number)
    return fail(ErrorCode::conflict, where,
                "The database to be copied has schema " + std::to_string(version) +
                    ", which this version of cairn does not know. Start the version it is of.");
  return known.first(static_cast<std::size_t>(version));
}

}  // namespace

Result<CopiedRows> copy_rows(Connection& from, Connection& to) {
  CAIRN_TRY(const auto there, to.tables());
  if (!there.empty())
    return fail(ErrorCode::conflict, where,
                "The database to copy to is not empty: it has a table " + there.front() +
                    ". Name an empty one.");
  CAIRN_CHECK(from.begin(Work::reading));
  const Open reading(from);
  CAIRN_TRY(const auto steps, steps_of(from));
  CAIRN_CHECK(to.begin(Work::writing));
  Open writing(to);
  CAIRN_CHECK(migrate_within(to, steps));
  CAIRN_CHECK(to.defer_foreign_keys());
  CAIRN_TRY(const auto tables, to.tables());
  CAIRN_TRY(const auto source_tables, from.tables());
  if (tables != source_tables)
    return fail(ErrorCode::conflict, where,
                "The database to be copied has other tables than cairn makes. Nothing was copied.");
  for (const auto& table : tables) CAIRN_CHECK(to.change("delete from " + quoted(table)));
  CopiedRows copied;
  for (const auto& table : tables) {
    CAIRN_TRY(const auto count, copy_table(from, to, table));
    ++copied.tables;
    copied.rows += count;
  }
  CAIRN_CHECK(writing.commit());
  return copied;
}

}  // namespace cairn::storage
