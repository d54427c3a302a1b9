// SPDX-License-Identifier: Apache-2.0
#include "storage/postgres.h"

#include <libpq-fe.h>

#include <charconv>

#include "storage/postgres_dialect.h"
#include "storage/postgres_values.h"

namespace cairn::storage {
namespace {

constexpr const char* where = "postgres";
constexpr int version_min = 15'00'00;

// Writers wait for each other by one lock of the database: a use case that looks and then writes
// relies on it, as it does on SQLite's single writer.
constexpr const char* begin_writing =
    "begin isolation level read committed read write;"
    "select pg_advisory_xact_lock(4846027318651314)";
constexpr const char* begin_reading = "begin isolation level repeatable read read only";
constexpr const char* settings =
    "set lock_timeout = '10s'; set synchronous_commit = on; set client_min_messages = warning";

ErrorCode code_of(std::string_view state) {
  const auto family = state.substr(0, 2);
  if (family == "23") return ErrorCode::conflict;
  if (state == "22021" || state == "22P05") return ErrorCode::invalid;  // no text of the database
  if (family == "54") return ErrorCode::too_large;
  if (state == "53100") return ErrorCode::no_room;
  if (state == "25006") return ErrorCode::read_only;
  for (const std::string_view trouble : {"08", "25", "28", "3D", "40", "53", "55", "57", "58"})
    if (family == trouble) return ErrorCode::io;
  return state == "42501" ? ErrorCode::io : ErrorCode::internal;
}

const char* remedy_of(std::string_view state) {
  if (state == "53100") return "Make room on the database's disk; what was kept before is safe.";
  if (state == "25006")
    return "Name the database that takes writes with --db: this one is a copy, or set to be read.";
  if (state == "58030") return "Look at PostgreSQL's log and its disk.";
  if (state == "42501")
    return "Let the user of --db own the database; where it does, look whether PostgreSQL's disk "
           "takes writes.";
  if (state == "55P03" || state.substr(0, 2) == "40") return "Others write at once: do it again.";
  return "";
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

Error unreachable(const std::string& detail) {
  return with_remedy(
      fail(ErrorCode::io, where, "The database cannot be reached: " + detail + "."),
      "Start PostgreSQL, or mend the address of --db; what was kept before is safe.");
}

}  // namespace

bool is_postgres_url(std::string_view text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

void PostgresConnection::Close::operator()(pg_conn* connection) const { PQfinish(connection); }
void PostgresConnection::Clear::operator()(pg_result* result) const { PQclear(result); }
PostgresConnection::~PostgresConnection() = default;

bool PostgresConnection::is_lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

Error PostgresConnection::error(const pg_result* result) const {
  if (is_lost())
    return with_remedy(fail(ErrorCode::io, where, "The connection to the database was lost."),
                       "Look whether this was kept, and do it again once PostgreSQL runs.");
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string_view code = state != nullptr ? state : "";
  return with_remedy(
      fail(code_of(code), where, std::string(message != nullptr ? message : "no answer") + "."),
      remedy_of(code));
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& url) {
  if (!is_postgres_url(url))
    return fail(ErrorCode::invalid, where, "--db takes postgresql://USER@HOST/DATABASE.");
  // What comes later wins: the address may name other times, not another encoding.
  const char* keys[] = {"connect_timeout", "tcp_user_timeout", "application_name",
                        "dbname",          "client_encoding",  nullptr};
  const char* values[] = {"5", "10000", "cairn", url.c_str(), "UTF8", nullptr};
  std::unique_ptr<PostgresConnection> opened(
      new PostgresConnection(PQconnectdbParams(keys, values, 1)));
  auto* connection = opened->connection_.get();
  if (opened->is_lost()) return unreachable(first_line(PQerrorMessage(connection)));
  PQsetNoticeProcessor(
      connection, [](void*, const char*) {}, nullptr);
  if (PQserverVersion(connection) < version_min)
    return fail(ErrorCode::unsupported, where,
                "This PostgreSQL is older than 15. Upgrade it, or name another with --db.");
  const char* encoding = PQparameterStatus(connection, "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    return fail(ErrorCode::unsupported, where,
                "This database does not keep text as UTF-8. Make one with createdb -E UTF8 -T "
                "template0.");
  CAIRN_CHECK(opened->script(settings));
  return opened;
}

Status PostgresConnection::begin(Work work) {
  auto begun = script(work == Work::writing ? begin_writing : begin_reading);
  if (!begun) rollback();
  return begun;
}

Status PostgresConnection::script(const std::string& sql) {
  const Answer answer(PQexec(connection_.get(), postgres_schema(sql).c_str()));
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
    return error(answer.get());
  return done;
}

// Prepared once for each text and types of its parameters.
Result<std::string> PostgresConnection::prepared(std::string_view sql,
                                                 std::span<const Parameter> parameters) {
  auto key = types_of(parameters) + ' ' + std::string(sql);
  if (const auto known = statements_.find(key); known != statements_.end()) return known->second;
  std::vector<Oid> types;
  for (const auto& it : parameters) {
    BoundValue value;
    value.bind(it.value());
    types.push_back(value.type);
  }
  const auto name = "s" + std::to_string(statements_.size());
  const Answer answer(PQprepare(connection_.get(), name.c_str(), std::string(sql).c_str(),
                                static_cast<int>(types.size()), types.data()));
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) return error(answer.get());
  const Answer described(PQdescribePrepared(connection_.get(), name.c_str()));
  if (PQresultStatus(described.get()) != PGRES_COMMAND_OK) return error(described.get());
  if (PQnparams(described.get()) != static_cast<int>(types.size()))
    return fail(ErrorCode::internal, where, "A statement was given the wrong number of values.");
  return statements_.emplace(std::move(key), name).first->second;
}

Result<PostgresConnection::Answer> PostgresConnection::run(std::string_view sql,
                                                           std::span<const Parameter> parameters) {
  CAIRN_TRY(const auto name, prepared(sql, parameters));
  std::vector<BoundValue> bound(parameters.size());
  std::vector<const char*> values;
  std::vector<int> lengths;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    bound[i].bind(parameters[i].value());
    values.push_back(bound[i].pointer);
    lengths.push_back(bound[i].length);
  }
  const std::vector<int> binary(parameters.size(), 1);
  Answer answer(PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(values.size()),
                               values.data(), lengths.data(), binary.data(), 1));
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) return error(answer.get());
  return answer;
}

Result<std::vector<Row>> PostgresConnection::query(std::string_view sql,
                                                   std::span<const Parameter> parameters) {
  CAIRN_TRY(const auto answer, run(sql, parameters));
  const int count = PQntuples(answer.get());
  std::vector<Row> rows;
  rows.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    CAIRN_TRY(auto row, read_postgres_row(answer.get(), i));
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::int64_t> PostgresConnection::change(std::string_view sql,
                                                std::span<const Parameter> parameters) {
  CAIRN_TRY(const auto answer, run(sql, parameters));
  const std::string_view count = PQcmdTuples(answer.get());
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

Result<std::int64_t> PostgresConnection::try_change(std::string_view sql,
                                                    std::span<const Parameter> parameters) {
  if (PQtransactionStatus(connection_.get()) != PQTRANS_INTRANS) return change(sql, parameters);
  CAIRN_CHECK(script("savepoint tried"));
  auto changed = change(sql, parameters);
  if (changed)
    CAIRN_CHECK(script("release savepoint tried"));
  else if (!is_lost())
    CAIRN_CHECK(script("rollback to savepoint tried"));
  return changed;
}

Status PostgresConnection::each_row(std::string_view sql, const TakeRow& take) {
  auto* connection = connection_.get();
  if (PQsendQueryParams(connection, std::string(sql).c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                        1) == 0 ||
      PQsetSingleRowMode(connection) == 0)
    return error(nullptr);
  Status outcome = done;
  while (const auto answer = Answer(PQgetResult(connection))) {
    const auto status = PQresultStatus(answer.get());
    if (!outcome) continue;  // the rest must be taken in all the same
    if (status == PGRES_SINGLE_TUPLE) {
      auto row = read_postgres_row(answer.get(), 0);
      outcome = row ? take(*row) : Status(std::move(row).error());
    } else if (status != PGRES_TUPLES_OK) {
      outcome = error(answer.get());
    }
  }
  return outcome;
}

Result<std::vector<std::string>> PostgresConnection::names(
    std::string_view sql, std::initializer_list<Parameter> parameters) {
  CAIRN_TRY(auto rows, Connection::query(sql, parameters));
  std::vector<std::string> all;
  for (auto& row : rows) all.push_back(Columns(row).text());
  return all;
}

Result<std::vector<std::string>> PostgresConnection::tables() {
  return names(
      "select relname from pg_class where relkind = 'r'"
      " and relnamespace = current_schema()::regnamespace order by relname",
      {});
}

Result<std::vector<std::string>> PostgresConnection::columns(const std::string& table) {
  return names(
      "select a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
      " where c.relname = $1 and c.relnamespace = current_schema()::regnamespace"
      " and a.attnum > 0 and not a.attisdropped order by a.attnum",
      {table});
}

// The places of a key's columns count from 0 on.
Result<std::vector<Column>> PostgresConnection::layout(const std::string& table) {
  return read_layout(
      Connection::query("select a.attname, (a.atttypid = 'bytea'::regtype)::int,"
                        " coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1"
                        " from pg_attribute a join pg_class c on c.oid = a.attrelid"
                        " left join pg_index i on i.indrelid = c.oid and i.indisprimary"
                        " where c.relname = $1 and c.relnamespace = current_schema()::regnamespace"
                        " and a.attnum > 0 and not a.attisdropped order by a.attnum",
                        {table}));
}

Status PostgresConnection::defer_foreign_keys() {
  CAIRN_TRY(const auto changes,
            names("select format('alter table %s alter constraint %I deferrable;',"
                  " conrelid::regclass, conname) from pg_constraint where contype = 'f'"
                  " and connamespace = current_schema()::regnamespace",
                  {}));
  for (const auto& change : changes) CAIRN_CHECK(script(change));
  return script("set constraints all deferred");
}

}  // namespace cairn::storage
