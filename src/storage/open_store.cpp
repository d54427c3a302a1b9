// SPDX-License-Identifier: Apache-2.0
#include "storage/open_store.h"

#include "storage/backup.h"
#include "storage/folder_lock.h"
#include "storage/migrations.h"
#include "storage/pooled_store.h"
#include "storage/postgres.h"
#include "storage/search.h"
#include "storage/sqlite.h"

namespace cairn::storage {
namespace {

constexpr const char* where = "store";

// The database as it was, in the data folder, before a newer version of the program changes its
// schema. A copy that is there was made before an upgrade that failed: it is of another day.
Status keep_before_upgrade(Connection& connection, const std::filesystem::path& folder) {
  CAIRN_TRY(const auto version, schema_version(connection));
  if (version == 0 || version >= migrations().back().number) return done;
  const auto kept =
      folder / ("before-schema-" + std::to_string(migrations().back().number) + ".db");
  return copy_database(folder, kept);
}

Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& folder) {
  const auto file = folder / "cairn.db";
  CAIRN_CHECK(check_database(folder));
  // SQLite gives its log and index files the rights of the database.
  CAIRN_CHECK(make_private_file(file));
  auto opened = SqliteConnection::open(file);
  if (!opened)
    return with_remedy(fail(opened.error().code, where,
                            "The database " + file.string() + " cannot be opened (" +
                                opened.error().detail + ")."),
                       opened.error().code == ErrorCode::io
                           ? "Check its owner and the free disk space, or restore a backup."
                           : opened.error().remedy);
  return std::unique_ptr<Connection>(std::move(opened).value());
}

// Between a database and a master key that are not of one installation nothing could be signed or
// revoked.
Result<std::unique_ptr<Connection>> open_postgres(const std::filesystem::path& folder,
                                                  const std::string& url, bool is_new) {
  CAIRN_TRY(std::unique_ptr<Connection> connection, PostgresConnection::open(url));
  CAIRN_TRY(const auto version, schema_version(*connection));
  if (is_new && version > 0)
    return fail(ErrorCode::conflict, where,
                "This PostgreSQL database holds an installation already, whose master.key is not "
                "in " +
                    folder.string() + ". Name its data folder with --data, or an empty database.");
  if (!is_beginning(folder) && version == 0)
    return fail(ErrorCode::io, where,
                "This PostgreSQL database is empty, but the master.key of an installation is in " +
                    folder.string() +
                    ". Mend the address of --db, restore a backup, or name a new data folder.");
  return connection;
}

Result<std::string> choose_database(const std::filesystem::path& folder, const std::string& url) {
  CAIRN_TRY(auto kept, database_url(folder));
  if (url.empty() || url == kept) return kept;
  if (!is_postgres_url(url))
    return fail(ErrorCode::invalid, where, "--db takes postgresql://USER@HOST/DATABASE.");
  std::error_code error;
  if (kept.empty() && std::filesystem::exists(folder / "cairn.db", error))
    return fail(ErrorCode::conflict, where,
                folder.string() +
                    " has its own database, cairn.db. Move it there with cairn move-to, or name a "
                    "new data folder with --data.");
  return url;
}

Connect connect_to(const std::filesystem::path& folder, const std::string& url,
                   std::shared_ptr<FolderLock> lock) {
  return [file = folder / "cairn.db", url,
          lock = std::move(lock)](Work work) -> Result<std::unique_ptr<Connection>> {
    if (!url.empty()) {
      CAIRN_TRY(std::unique_ptr<Connection> connection, PostgresConnection::open(url));
      return connection;
    }
    CAIRN_TRY(std::unique_ptr<Connection> connection, SqliteConnection::open(file, work));
    return connection;
  };
}

}  // namespace

Result<std::unique_ptr<app::Store>> open_store(const std::filesystem::path& folder,
                                               const std::string& url) {
  CAIRN_CHECK(prepare_data_folder(folder));
  CAIRN_TRY(auto lock, FolderLock::take(folder, FolderLock::Use::shared));
  CAIRN_TRY(const auto kept, database_url(folder));
  CAIRN_TRY(const auto chosen, choose_database(folder, url));
  std::unique_ptr<Connection> connection;
  if (chosen.empty()) {
    CAIRN_TRY(connection, open_sqlite(folder));
  } else {
    CAIRN_TRY(connection, open_postgres(folder, chosen, kept.empty()));
    if (chosen != kept) CAIRN_CHECK(name_database(folder, chosen));
  }
  CAIRN_CHECK(keep_before_upgrade(*connection, folder));
  CAIRN_CHECK(migrate(*connection));
  CAIRN_CHECK(fill_search(*connection));
  end_data_folder(folder);
  return pool_store(connect_to(folder, chosen, std::make_shared<FolderLock>(std::move(lock))),
                    std::move(connection));
}

}  // namespace cairn::storage
