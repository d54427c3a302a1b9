// SPDX-License-Identifier: Apache-2.0
#include "storage/move_database.h"

#include "storage/folder_lock.h"
#include "storage/open_store.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* where = "move";

Status put(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  return error ? Status(fail(ErrorCode::io, where, from.string() + ": " + error.message() + "."))
               : done;
}

// Out of the way under a name that is free.
Status put_aside(const fs::path& folder) {
  std::error_code error;
  auto aside = folder / "moved.db";
  for (int i = 2; fs::exists(aside, error); ++i)
    aside = folder / ("moved-" + std::to_string(i) + ".db");
  return put(folder / "cairn.db", aside);
}

Result<CopiedRows> move_out(const fs::path& folder, const std::string& url) {
  CAIRN_TRY(const auto to, PostgresConnection::open(url));
  Result<CopiedRows> copied = CopiedRows();
  {
    CAIRN_TRY(const auto from, SqliteConnection::open(folder / "cairn.db"));
    copied = copy_rows(*from, *to);
    // The log of changes goes into the file before it is put aside.
    if (copied) CAIRN_CHECK(from->script("pragma wal_checkpoint(truncate)"));
  }
  if (!copied) return copied;
  CAIRN_CHECK(name_database(folder, url));
  CAIRN_CHECK(put_aside(folder));
  return copied;
}

Result<CopiedRows> move_in(const fs::path& folder, const std::string& url) {
  const auto file = folder / "cairn.db", draft = folder / "cairn.db.part";
  std::error_code error;
  if (fs::exists(file, error))
    return fail(ErrorCode::conflict, where,
                file.string() + " is there already. Move it away first.");
  CAIRN_TRY(const auto from, PostgresConnection::open(url));
  fs::remove(draft, error);
  CAIRN_CHECK(make_private_file(draft));
  Result<CopiedRows> copied = CopiedRows();
  {
    CAIRN_TRY(const auto to, SqliteConnection::open(draft));
    copied = copy_rows(*from, *to);
    if (copied) CAIRN_CHECK(to->script("pragma journal_mode = delete"));
  }
  if (!copied) {
    for (const auto* ending : {"", "-wal", "-shm"}) fs::remove(draft.string() + ending, error);
    return copied;
  }
  CAIRN_CHECK(put(draft, file));
  fs::remove(folder / "database.url", error);
  return copied;
}

}  // namespace

Result<CopiedRows> move_database(const fs::path& folder, const std::string& url) {
  std::error_code error;
  if (!is_data_folder(folder))
    return with_remedy(
        fail(ErrorCode::not_found, where, folder.string() + " is no data folder of a server."),
        "Name the server's folder with --data.");
  CAIRN_TRY(const auto lock, FolderLock::take(folder, FolderLock::Use::alone));
  CAIRN_TRY(const auto now, database_url(folder));
  if (now.empty() == url.empty())
    return fail(ErrorCode::conflict, where,
                now.empty() ? "The database is in " + folder.string() + " already."
                            : "The database is PostgreSQL already. Move it with PostgreSQL's own "
                              "tools, then start with --db.");
  if (now.empty()) {
    CAIRN_CHECK(check_database(folder));
    return move_out(folder, url);
  }
  return move_in(folder, now);
}

}  // namespace cairn::storage
