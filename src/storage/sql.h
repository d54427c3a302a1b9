// SPDX-License-Identifier: Apache-2.0
// The driver's face: what a database connection must do, whichever database it is. Statements take
// their parameters as $1 … $n, each bound by its number; nothing is ever pasted into SQL text.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/filled.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::storage {

// A value on its way in; texts and bytes are viewed for the length of the call.
class Parameter {
 public:
  Parameter(std::nullopt_t) {}
  Parameter(std::int64_t number) : value_(number) {}
  Parameter(Instant instant) : value_(instant.microseconds) {}
  Parameter(std::optional<Instant> instant) {
    if (instant) value_ = instant->microseconds;
  }
  Parameter(std::string_view text) : value_(text) {}
  Parameter(const std::string& text) : value_(std::string_view(text)) {}
  Parameter(const char* text) : value_(std::string_view(text)) {}
  Parameter(ByteView bytes) : value_(bytes) {}
  Parameter(const Bytes& bytes) : value_(ByteView(bytes)) {}
  Parameter(bool) = delete;

  using Value = std::variant<std::monostate, std::int64_t, std::string_view, ByteView>;
  const Value& value() const { return value_; }

 private:
  Value value_;
};

// A value on its way out; monostate is NULL.
using Cell = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Row = std::vector<Cell>;

// Takes the cells of a row one after another, in the order the statement names its columns. The
// schema is strict, so another type than the one asked for is our mistake and yields an empty
// value.
class Columns {
 public:
  explicit Columns(Row& row) : row_(row) {}
  std::string text() { return take<std::string>(); }
  Bytes bytes() { return take<Bytes>(); }
  std::int64_t integer() { return take<std::int64_t>(); }
  Instant instant() { return {integer()}; }
  std::optional<std::string> maybe_text() {
    if (skip_null()) return std::nullopt;
    return text();
  }
  std::optional<Instant> maybe_instant() {
    if (skip_null()) return std::nullopt;
    return instant();
  }

 private:
  bool skip_null() {
    const bool null = next_ < row_.size() && std::holds_alternative<std::monostate>(row_[next_]);
    if (null) ++next_;
    return null;
  }
  template <class T>
  T take() {
    assert(next_ < row_.size() && std::holds_alternative<T>(row_[next_]));
    auto* cell = next_ < row_.size() ? std::get_if<T>(&row_[next_]) : nullptr;
    ++next_;
    return cell ? std::move(*cell) : T();
  }

  Row& row_;
  std::size_t next_ = 0;
};

Parameter as_parameter(const Cell& cell);

// What a transaction is for. Writers wait for each other, whatever process they are in; readers see
// one moment and wait for nobody.
enum class Work : std::uint8_t { reading, writing };

// A column of a table, as the schema says.
struct Column {
  std::string name;
  bool is_bytes = false;
  std::int64_t key_place = 0;  // within the primary key, from 1 on; 0 for one outside it
};
// From rows of a name, 0 or 1, and a place.
Result<std::vector<Column>> read_layout(Result<std::vector<Row>> rows);

// Used by one thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  // A transaction, ended by commit or rollback. Errors: io (also: others write for too long).
  virtual Status begin(Work work) = 0;
  Status commit() { return script("commit"); }
  void rollback() { static_cast<void>(script("rollback")); }
  // Whether nothing more can come of this connection, and a new one is needed.
  virtual bool is_lost() const = 0;
  // One statement, kept prepared for the next time. Errors: conflict (a unique or foreign key),
  // io (disk full, not writable, locked too long, damaged), internal.
  virtual Result<std::vector<Row>> query(std::string_view sql,
                                         std::span<const Parameter> parameters) = 0;
  // As query, for a statement without rows: how many rows it changed.
  virtual Result<std::int64_t> change(std::string_view sql,
                                      std::span<const Parameter> parameters) = 0;
  // As change, and the transaction goes on as if nothing had been tried where it is a conflict.
  virtual Result<std::int64_t> try_change(std::string_view sql,
                                          std::span<const Parameter> parameters) = 0;
  // Several statements without parameters. Column types are those of the schema's texts: `text`,
  // `integer` (64 bit), `blob`; tables may be `strict`.
  virtual Status script(const std::string& sql) = 0;

  // For copying whole databases. Every row, one after another, without holding them all.
  using TakeRow = std::function<Status(Row&)>;
  virtual Status each_row(std::string_view sql, const TakeRow& take) = 0;
  virtual Result<std::vector<std::string>> tables() = 0;
  // In the order that `select *` has.
  virtual Result<std::vector<std::string>> columns(const std::string& table) = 0;
  // What the columns are, in the same order.
  virtual Result<std::vector<Column>> layout(const std::string& table) = 0;
  // Until the transaction ends, rows may point to others that come later.
  virtual Status defer_foreign_keys() = 0;

  Result<std::vector<Row>> query(std::string_view sql,
                                 std::initializer_list<Parameter> parameters = {}) {
    return query(sql, std::span(parameters.begin(), parameters.size()));
  }
  Result<std::int64_t> change(std::string_view sql,
                              std::initializer_list<Parameter> parameters = {}) {
    return change(sql, std::span(parameters.begin(), parameters.size()));
  }
};

// A change that must touch exactly one row. Errors: not_found when it touched none.
Status change_one(Connection& connection, std::string_view sql,
                  std::initializer_list<Parameter> parameters);
// A change that may touch any number of rows. `taken`: the sentence for a row that is there
// already. Errors: conflict with it; without it a broken key is our own fault, and internal.
Status run(Connection& connection, std::string_view sql,
           std::initializer_list<Parameter> parameters, const char* taken = nullptr);

// Every row as a T, by `read(Columns&)`.
template <class T>
Result<std::vector<T>> select_all(Connection& connection, std::string_view sql,
                                  std::span<const Parameter> parameters, T (*read)(Columns&)) {
  CAIRN_TRY(auto rows, connection.query(sql, parameters));
  std::vector<T> records;
  records.reserve(rows.size());
  for (auto& row : rows) {
    Columns columns(row);
    records.push_back(read(columns));
  }
  return records;
}
template <class T>
Result<std::vector<T>> select_all(Connection& connection, std::string_view sql,
                                  std::initializer_list<Parameter> parameters,
                                  T (*read)(Columns&)) {
  return select_all(connection, sql, std::span(parameters.begin(), parameters.size()), read);
}

// The first row as a T. Errors: not_found, naming `what`.
template <class T>
Result<T> select_one(Connection& connection, std::string_view sql,
                     std::initializer_list<Parameter> parameters, T (*read)(Columns&),
                     const char* what) {
  CAIRN_TRY(auto records, select_all(connection, sql, parameters, read));
  if (records.empty())
    return fail(ErrorCode::not_found, "store", filled("There is no such {}.", what));
  return std::move(records.front());
}

}  // namespace cairn::storage
