// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite.h"

#include <sqlite3.h>

#include "storage/disk_fault.h"

namespace cairn::storage {
namespace {

constexpr int busy_milliseconds_max = 10'000;
// Of 8 KiB, in the write-ahead log: from how many on they are carried into the database beside the
// work, and how many there may be before a commit waits for that.
constexpr int log_pages_many = 8192, log_pages_max = 32'768;

int after_commit(void* checkpointer, sqlite3* database, const char*, int log_pages) {
  auto& carrier = *static_cast<Checkpointer*>(checkpointer);
  if (log_pages >= log_pages_many) carrier.wake();
  if (log_pages >= log_pages_max) carrier.carry(database);
  return SQLITE_OK;
}

// Resets a statement however its use ends, so that it holds no lock and no view of its parameters.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) : statement_(statement) {}
  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  sqlite3_stmt* statement_;
};

// A null pointer would bind NULL where an empty text or byte string is meant.
int bind_one(sqlite3_stmt* statement, int index, const Parameter::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return sqlite3_bind_int64(statement, index, *number);
  if (const auto* text = std::get_if<std::string_view>(&value))
    return sqlite3_bind_text64(statement, index, text->empty() ? "" : text->data(), text->size(),
                               SQLITE_STATIC, SQLITE_UTF8);
  if (const auto* bytes = std::get_if<ByteView>(&value))
    return bytes->empty()
               ? sqlite3_bind_zeroblob(statement, index, 0)
               : sqlite3_bind_blob64(statement, index, bytes->data(), bytes->size(), SQLITE_STATIC);
  return sqlite3_bind_null(statement, index);
}

Cell read_cell(sqlite3_stmt* statement, int index) {
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, index)};
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, index));
      return Bytes(bytes, bytes + sqlite3_column_bytes(statement, index));
    }
    default: return std::monostate();
  }
}

Row read_row(sqlite3_stmt* statement) {
  Row row;
  const int width = sqlite3_column_count(statement);
  row.reserve(static_cast<std::size_t>(width));
  for (int i = 0; i < width; ++i) row.push_back(read_cell(statement, i));
  return row;
}

ErrorCode code_of(int code) {
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT: return ErrorCode::conflict;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CORRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM: return ErrorCode::io;
    case SQLITE_FULL: return ErrorCode::no_room;
    case SQLITE_READONLY:
      if (code == SQLITE_READONLY_DBMOVED) return ErrorCode::io;
      return ErrorCode::read_only;
    case SQLITE_NOTADB: return ErrorCode::unreadable;
    case SQLITE_TOOBIG: return ErrorCode::too_large;
    default: return ErrorCode::internal;
  }
}

}  // namespace

void SqliteConnection::CloseDatabase::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}
void SqliteConnection::FinalizeStatement::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteConnection::~SqliteConnection() = default;

Error SqliteConnection::error(int code) const {
  auto error = fail(code_of(code), "sqlite", sqlite3_errmsg(database_.get()));
  if (code == SQLITE_READONLY_DBMOVED)
    return with_remedy(std::move(error), "Put the database back, and restart the server.");
  // A use case that said it would only read: no disk is to blame.
  if (is_for_reading_ && code == SQLITE_READONLY) error.code = ErrorCode::internal;
  const int family = code & 0xff;
  // What the system said, where SQLite only knows that something was refused.
  const bool of_disk = family == SQLITE_IOERR || family == SQLITE_CANTOPEN;
  const int system = of_disk ? sqlite3_system_errno(database_.get()) : 0;
  if (of_disk) error.code = disk_fault(system);
  if (error.code != ErrorCode::io || system == EIO) error.remedy = disk_remedy(error.code);
  return error;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::filesystem::path& file,
                                                                 Work work) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(
      file.c_str(), &database,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database));
  if (code != SQLITE_OK) return connection->error(code);
  sqlite3_busy_timeout(database, busy_milliseconds_max);
  // A badge fills most of a page of 4,096 bytes and wastes the rest; of 8,192 one holds three: bulk
  // awards are a sixth quicker. Only a new file takes it.
  CAIRN_CHECK(connection->script(
      "pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full;"
      "pragma foreign_keys = on; pragma trusted_schema = off;"));
  if (work == Work::reading) {
    CAIRN_CHECK(connection->script("pragma query_only = on"));
    connection->is_for_reading_ = true;
  } else {
    // A transaction that changes more pages than fit the cache (of 2 MB otherwise) writes them
    // twice.
    CAIRN_CHECK(connection->script("pragma cache_size = -32000"));
    connection->checkpointer_ = std::make_unique<Checkpointer>(file);
    sqlite3_wal_hook(database, after_commit, connection->checkpointer_.get());
  }
  return connection;
}

Result<const SqliteConnection::Statement*> SqliteConnection::prepared(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  Statement statement;
  statement.handle.reset(handle);
  if (code != SQLITE_OK) return error(code);
  if (rest != sql.data() + sql.size())
    return fail(ErrorCode::internal, "sqlite", "One statement at a time.");
  for (int i = 1; i <= sqlite3_bind_parameter_count(handle); ++i) {
    const auto name = "$" + std::to_string(i);
    const int place = sqlite3_bind_parameter_index(handle, name.c_str());
    if (place == 0) return fail(ErrorCode::internal, "sqlite", "A statement lacks " + name + ".");
    statement.places.push_back(place);
  }
  return &statements_.emplace(sql, std::move(statement)).first->second;
}

Status SqliteConnection::bind(const Statement& statement, std::span<const Parameter> parameters) {
  if (statement.places.size() != parameters.size())
    return fail(ErrorCode::internal, "sqlite", "A statement was given the wrong number of values.");
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    // PostgreSQL has no such text.
    const auto* text = std::get_if<std::string_view>(&parameters[i].value());
    if (text != nullptr && text->find('\0') != text->npos)
      return fail(ErrorCode::invalid, "sqlite", "Text cannot hold a null character.");
    const int code = bind_one(statement.handle.get(), statement.places[i], parameters[i].value());
    if (code != SQLITE_OK) return error(code);
  }
  return done;
}

Result<std::vector<Row>> SqliteConnection::query(std::string_view sql,
                                                 std::span<const Parameter> parameters) {
  CAIRN_TRY(const auto* known, prepared(sql));
  auto* statement = known->handle.get();
  const Use use(statement);
  CAIRN_CHECK(bind(*known, parameters));
  std::vector<Row> rows;
  int code = 0;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) rows.push_back(read_row(statement));
  if (code != SQLITE_DONE) return error(code);
  return rows;
}

Status SqliteConnection::each_row(std::string_view sql, const TakeRow& take) {
  CAIRN_TRY(const auto* known, prepared(sql));
  auto* statement = known->handle.get();
  const Use use(statement);
  int code = 0;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    auto row = read_row(statement);
    CAIRN_CHECK(take(row));
  }
  if (code != SQLITE_DONE) return error(code);
  return done;
}

Result<std::int64_t> SqliteConnection::change(std::string_view sql,
                                              std::span<const Parameter> parameters) {
  CAIRN_TRY([[maybe_unused]] auto rows, query(sql, parameters));
  return std::int64_t{sqlite3_changes64(database_.get())};
}

Status SqliteConnection::script(const std::string& sql) {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return done;
}

// A deferred transaction that turns into a writing one may be refused half-way.
Status SqliteConnection::begin(Work work) {
  return script(work == Work::writing ? "begin immediate" : "begin");
}

Result<std::vector<std::string>> SqliteConnection::names(
    std::string_view sql, std::initializer_list<Parameter> parameters) {
  CAIRN_TRY(auto rows, Connection::query(sql, parameters));
  std::vector<std::string> all;
  for (auto& row : rows) all.push_back(Columns(row).text());
  return all;
}

Result<std::vector<std::string>> SqliteConnection::tables() {
  return names(
      "select name from sqlite_schema where type = 'table' and substr(name, 1, 7) <> 'sqlite_'"
      " order by name",
      {});
}

Result<std::vector<std::string>> SqliteConnection::columns(const std::string& table) {
  return names("select name from pragma_table_info($1) order by cid", {table});
}

Result<std::vector<Column>> SqliteConnection::layout(const std::string& table) {
  return read_layout(Connection::query(
      "select name, lower(type) = 'blob', pk from pragma_table_info($1) order by cid", {table}));
}

}  // namespace cairn::storage
