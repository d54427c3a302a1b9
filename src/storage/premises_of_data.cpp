// SPDX-License-Identifier: Apache-2.0
#include "storage/premises_of_data.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>

#include "storage/check_folder.h"
#include "storage/migrations.h"
#include "storage/open_store.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* note_name = "last-backup";

std::int64_t bytes_of(const fs::path& file) {
  std::error_code error;
  const auto bytes = fs::file_size(file, error);
  return error ? 0 : static_cast<std::int64_t>(bytes);
}

// The note's two lines: the moment, the file.
std::optional<app::KeptCopy> last_backup(const fs::path& folder) {
  std::ifstream note(folder / note_name);
  std::string moment, file;
  if (!std::getline(note, moment) || !std::getline(note, file)) return std::nullopt;
  const auto made = parse_instant(moment);
  if (!made) return std::nullopt;
  std::error_code error;
  return app::KeptCopy{file, *made, bytes_of(file), fs::is_regular_file(file, error)};
}

std::optional<app::KeptCopy> last_before_upgrade(const fs::path& folder) {
  std::optional<app::KeptCopy> last;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto name = at->path().filename().string();
    struct stat found {};
    if (!name.starts_with("before-schema-") || !name.ends_with(".db") ||
        ::stat(at->path().c_str(), &found) != 0)
      continue;
    const auto made = Instant::from_seconds(found.st_mtime);
    if (!last || last->made < made)
      last = app::KeptCopy{at->path().string(), made, static_cast<std::int64_t>(found.st_size)};
  }
  return last;
}

Result<std::int64_t> one_number(Connection& connection, const char* sql) {
  CAIRN_TRY(auto rows, connection.query(sql));
  return rows.empty() ? std::int64_t{0} : Columns(rows.front()).integer();
}

Status look_at_sqlite(const fs::path& folder, app::PremisesFacts& facts) {
  const auto file = folder / "cairn.db";
  facts.engine = std::string("SQLite ") + sqlite3_libversion();
  facts.database_bytes = bytes_of(file) + bytes_of(file.string() + "-wal");
  CAIRN_TRY(const auto connection, SqliteConnection::open(file, Work::reading));
  CAIRN_TRY(facts.schema, schema_version(*connection));
  return done;
}

Status look_at_postgres(const std::string& url, app::PremisesFacts& facts) {
  CAIRN_TRY(const auto connection, PostgresConnection::open(url));
  CAIRN_TRY(auto rows, connection->query("select current_setting('server_version')"));
  facts.engine = "PostgreSQL " + (rows.empty() ? std::string() : Columns(rows.front()).text());
  CAIRN_TRY(facts.database_bytes,
            one_number(*connection, "select pg_database_size(current_database())"));
  CAIRN_TRY(facts.schema, schema_version(*connection));
  return done;
}

}  // namespace

Result<app::PremisesFacts> PremisesOfData::look() {
  app::PremisesFacts facts;
  std::error_code error;
  facts.folder = fs::absolute(folder_, error).lexically_normal().string();
  if (const auto space = fs::space(folder_, error); !error) {
    facts.free_bytes = static_cast<std::int64_t>(space.available);
    facts.disk_bytes = static_cast<std::int64_t>(space.capacity);
  }
  facts.backup = last_backup(folder_);
  facts.before_upgrade = last_before_upgrade(folder_);
  CAIRN_TRY(const auto url, database_url(folder_));
  CAIRN_CHECK(url.empty() ? look_at_sqlite(folder_, facts) : look_at_postgres(url, facts));
  return facts;
}

std::vector<app::Checkup> PremisesOfData::check(Instant now, app::Checking how) {
  return check_data_folder(folder_, now, how);
}

void note_backup(const fs::path& folder, const fs::path& file, Instant now) {
  std::error_code error;
  const auto note = folder / note_name;
  const auto draft = fs::path(note.string() + ".new");
  {
    std::ofstream out(draft, std::ios::trunc);
    out << format_instant(now) << '\n'
        << fs::absolute(file, error).lexically_normal().string() << '\n';
    if (!out.flush()) return;
  }
  fs::rename(draft, note, error);
}

}  // namespace cairn::storage
