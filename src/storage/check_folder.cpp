// SPDX-License-Identifier: Apache-2.0
#include "storage/check_folder.h"

#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "storage/migrations.h"
#include "storage/open_store.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
using app::Checkup;
constexpr std::uintmax_t free_bytes_min = 100U * 1024 * 1024;
constexpr std::uintmax_t start_bytes_min = 8U * 1024 * 1024;
constexpr Instant first_possible = Instant::from_seconds(1'767'225'600);  // 2026-01-01
constexpr std::int64_t ahead_max = 5 * 60 * 1'000'000LL;                  // microseconds

Checkup fine(std::string about, std::string detail) {
  return {std::move(about), true, std::move(detail)};
}
Checkup wrong(std::string about, std::string detail) {
  return {std::move(about), false, std::move(detail)};
}

Checkup check_rights(const fs::path& path, const std::string& about, bool is_folder) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0)
    return wrong(about, path.string() + " is missing. Restore a backup.");
  if (is_folder && ::access(path.c_str(), R_OK | W_OK | X_OK) != 0)
    return wrong(about, path.string() + " is not writable by this user. Change its owner.");
  if ((found.st_mode & 077) != 0)
    return wrong(about, path.string() + " is open to others. Run chmod " +
                            (is_folder ? "700" : "600") + " on it.");
  return fine(about, "for its owner alone");
}

Result<std::string> one_text(Connection& connection, const char* sql) {
  CAIRN_TRY(auto rows, connection.query(sql));
  if (rows.empty()) return std::string();
  return Columns(rows.front()).text();
}
Result<std::int64_t> one_number(Connection& connection, const char* sql) {
  CAIRN_TRY(auto rows, connection.query(sql));
  if (rows.empty()) return std::int64_t{0};
  return Columns(rows.front()).integer();
}

Checkup check_integrity(SqliteConnection& connection) {
  const auto whole = one_text(connection, "pragma integrity_check");
  if (!whole.ok() || *whole != "ok")
    return wrong("database", "It is damaged (" + (whole.ok() ? *whole : whole.error().detail) +
                                 "). Stop the server and restore a backup.");
  const auto strays = connection.query("pragma foreign_key_check");
  if (!strays.ok() || !strays->empty())
    return wrong("database", "Rows point to others that are missing. Restore a backup.");
  return fine("database", "whole");
}

Checkup check_schema(Connection& connection) {
  const auto version = one_number(connection, "select max(version) from schema_version");
  const auto newest = migrations().back().number;
  if (!version.ok()) return wrong("schema", "It has none. Restore a backup.");
  if (*version > newest)
    return wrong("schema", "It is of a newer version of cairn (" + std::to_string(*version) +
                               "). Start that version.");
  return fine("schema", *version == newest
                            ? std::to_string(*version) + ", the newest"
                            : std::to_string(*version) + "; " + std::to_string(newest) +
                                  " once this version starts");
}

Checkup check_clock(Connection& connection, Instant now) {
  const auto newest = one_number(connection,
                                 "select coalesce(max(at), 0) from ("
                                 "select max(awarded) as at from award union all"
                                 " select max(created) from session union all"
                                 " select max(submitted) from claim) moments");
  if (newest.ok() && *newest > now.microseconds + ahead_max)
    return wrong("clock", "This machine's clock (" + format_instant(now) +
                              ") is behind what is in the database. Set it: badges carry its "
                              "time.");
  return fine("clock", format_instant(now));
}

Checkup check_room(const fs::path& folder) {
  std::error_code error;
  const auto space = fs::space(folder, error);
  if (error) return wrong("disk", error.message());
  const auto megabytes = std::to_string(space.available / (1024 * 1024)) + " MB free";
  if (space.available < free_bytes_min)
    return wrong("disk", megabytes + ". Make room: nothing new is kept on a full disk.");
  return fine("disk", megabytes);
}

Checkup check_leftovers(const fs::path& folder) {
  std::string found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto name = at->path().filename().string();
    if (name == "beginning" || name.find(".part") != name.npos) found += " " + name;
  }
  if (!found.empty())
    return wrong("leftovers",
                 "Something ended half-way and left" + found + ". Remove it while nothing runs.");
  return fine("leftovers", "none");
}

void check_sqlite(const fs::path& folder, Instant now, std::vector<Checkup>& found) {
  const auto file = folder / "cairn.db";
  std::error_code error;
  if (!fs::exists(file, error)) {
    found.push_back(wrong("database", file.string() + " is missing. Restore a backup."));
    return;
  }
  auto opened = SqliteConnection::open(file);
  if (!opened.ok()) {
    found.push_back(wrong("database", opened.error().detail + ". Restore a backup."));
    return;
  }
  found.push_back(check_rights(file, "database file", false));
  found.push_back(check_integrity(**opened));
  found.push_back(check_schema(**opened));
  found.push_back(check_clock(**opened, now));
}

// Whether PostgreSQL's own files are whole is its own affair; it stops where they are not.
void check_postgres(const fs::path& folder, const std::string& url, Instant now,
                    std::vector<Checkup>& found) {
  found.push_back(check_rights(folder / "database.url", "database address", false));
  auto opened = PostgresConnection::open(url);
  if (!opened.ok()) {
    found.push_back(wrong("database", opened.error().detail + " " + opened.error().remedy));
    return;
  }
  const auto version = one_text(**opened, "select current_setting('server_version')");
  found.push_back(fine("database", "PostgreSQL " + (version.ok() ? *version : "")));
  found.push_back(check_schema(**opened));
  found.push_back(check_clock(**opened, now));
}

}  // namespace

std::vector<Checkup> check_data_folder(const fs::path& folder, Instant now) {
  std::vector<Checkup> found;
  if (!is_data_folder(folder)) {
    found.push_back(wrong("data folder", folder.string() +
                                             " is no data folder of a server. Name it with "
                                             "--data."));
    return found;
  }
  found.push_back(check_rights(folder, "data folder", true));
  found.push_back(check_rights(folder / "master.key", "master key", false));
  found.push_back(check_room(folder));
  found.push_back(check_leftovers(folder));
  const auto url = database_url(folder);
  if (!url.ok())
    found.push_back(wrong("database", url.error().detail));
  else if (url->empty())
    check_sqlite(folder, now, found);
  else
    check_postgres(folder, *url, now, found);
  return found;
}

Status check_start(const fs::path& folder, Instant now) {
  const auto refused = [](const Checkup& found) {
    return fail(ErrorCode::io, "start", found.detail);
  };
  std::error_code error;
  if (const auto space = fs::space(folder, error); !error && space.available < start_bytes_min)
    return refused(wrong("disk", "The disk of " + folder.string() +
                                     " is full. Make room: what cannot be kept is not done."));
  if (now < first_possible)
    return refused(wrong("clock", "This machine's clock says " + format_instant(now) +
                                      ", which cannot be. Set it: badges carry its time."));
  CAIRN_TRY(const auto url, database_url(folder));
  Checkup clock;
  if (url.empty()) {
    CAIRN_TRY(const auto connection, SqliteConnection::open(folder / "cairn.db"));
    clock = check_clock(*connection, now);
  } else {
    CAIRN_TRY(const auto connection, PostgresConnection::open(url));
    clock = check_clock(*connection, now);
  }
  return clock.fine ? Status(done) : Status(refused(clock));
}

std::string volatile_place(const fs::path& folder) {
  constexpr decltype(statfs::f_type) memory = 0x01021994, layers = 0x794c7630;  // statfs(2)
  struct statfs about {};
  if (::statfs(folder.c_str(), &about) != 0) return {};
  if (about.f_type == memory)
    return folder.string() + " is in memory: all of it is lost when this machine stops.";
  if (about.f_type == layers)
    return folder.string() +
           " is inside a container: all of it is lost with that. Give it a volume of its own.";
  return {};
}

}  // namespace cairn::storage
