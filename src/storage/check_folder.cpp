// SPDX-License-Identifier: Apache-2.0
#include "storage/check_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <cerrno>

#include "app/ports/wording.h"
#include "base/filled.h"
#include "storage/key_place.h"
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

using app::to_say;
Checkup fine(std::string_view about, std::string_view detail) {
  return app::found_fine(about, detail);
}
Checkup wrong(std::string_view about, std::string_view detail) {
  return app::found_wrong(about, detail);
}

Checkup is_missing(const fs::path& path, std::string_view about) {
  return wrong(about, filled("{} is missing. Restore a backup.", path.string()));
}
Checkup is_open(const fs::path& path, std::string_view about, std::string_view rights) {
  return wrong(about, filled("{} is open to others. Run chmod {} on it.", path.string(), rights));
}

Checkup check_rights(const fs::path& path, std::string_view about, bool is_folder) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return is_missing(path, about);
  if (is_folder && ::access(path.c_str(), R_OK | W_OK | X_OK) != 0)
    return wrong(about,
                 filled("{} is not writable by this user. Change its owner.", path.string()));
  if ((found.st_mode & 077) != 0) return is_open(path, about, is_folder ? "700" : "600");
  return fine(about, to_say("for its owner alone"));
}

// Of the file that is opened, as whoever takes the key does.
Checkup check_key(const fs::path& path) {
  const auto about = to_say("master key");
  struct stat found {};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const int missing = errno;
  const bool known = file >= 0 && ::fstat(file, &found) == 0;
  if (file >= 0) ::close(file);
  if (!known && missing == ENOENT) return is_missing(path, about);
  if (!known)
    return wrong(about,
                 filled("{} is not readable by this user. Change its owner.", path.string()));
  if (is_open_to_others(found)) return is_open(path, about, "600");
  return fine(about,
              is_lent(found) ? to_say("lent by root to this user") : to_say("for its owner alone"));
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
    return wrong(to_say("database"),
                 filled("It is damaged ({}). Stop the server and restore a backup.",
                        whole.ok() ? *whole : whole.error().detail));
  const auto strays = connection.query("pragma foreign_key_check");
  if (!strays.ok() || !strays->empty())
    return wrong(to_say("database"),
                 to_say("Rows point to others that are missing. Restore a backup."));
  return fine(to_say("database"), to_say("whole"));
}

Checkup check_schema(Connection& connection) {
  const auto version = one_number(connection, "select max(version) from schema_version");
  const auto newest = migrations().back().number;
  if (!version.ok()) return wrong(to_say("schema"), to_say("It has none. Restore a backup."));
  if (*version > newest)
    return wrong(to_say("schema"),
                 filled("It is of a newer version of cairn ({}). Start that version.", *version));
  return fine(to_say("schema"), *version == newest
                                    ? filled("{}, the newest", *version)
                                    : filled("{}; {} once this version starts", *version, newest));
}

Checkup check_clock(Connection& connection, Instant now) {
  const auto newest = one_number(connection,
                                 "select coalesce(max(at), 0) from ("
                                 "select max(awarded) as at from award union all"
                                 " select max(created) from session union all"
                                 " select max(submitted) from claim) moments");
  if (newest.ok() && *newest > now.microseconds + ahead_max)
    return wrong(to_say("clock"),
                 filled("This machine's clock ({}) is behind what is in the database. Set it: "
                        "badges carry its time.",
                        format_instant(now)));
  return fine(to_say("clock"), format_instant(now));
}

Checkup check_room(const fs::path& folder) {
  std::error_code error;
  const auto space = fs::space(folder, error);
  if (error) return wrong(to_say("disk"), error.message());
  const auto megabytes = space.available / (1024 * 1024);
  if (space.available < free_bytes_min)
    return wrong(to_say("disk"),
                 filled("{} MB free. Make room: nothing new is kept on a full disk.", megabytes));
  return fine(to_say("disk"), filled("{} MB free", megabytes));
}

Checkup check_leftovers(const fs::path& folder) {
  std::string found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto name = at->path().filename().string();
    if (name == "beginning" || name.find(".part") != name.npos) found += " " + name;
  }
  if (!found.empty())
    return wrong(to_say("leftovers"),
                 filled("Something ended half-way and left {}. Remove it while nothing runs.",
                        found.substr(1)));
  return fine(to_say("leftovers"), to_say("none"));
}

void check_sqlite(const fs::path& folder, Instant now, app::Checking how,
                  std::vector<Checkup>& found) {
  const auto file = folder / "cairn.db";
  std::error_code error;
  if (!fs::exists(file, error)) {
    found.push_back(
        wrong(to_say("database"), filled("{} is missing. Restore a backup.", file.string())));
    return;
  }
  auto opened = SqliteConnection::open(file);
  if (!opened.ok()) {
    found.push_back(
        wrong(to_say("database"), filled("{}. Restore a backup.", opened.error().detail)));
    return;
  }
  found.push_back(check_rights(file, to_say("database file"), false));
  if (how == app::Checking::whole) found.push_back(check_integrity(**opened));
  found.push_back(check_schema(**opened));
  found.push_back(check_clock(**opened, now));
}

// Whether PostgreSQL's own files are whole is its own affair; it stops where they are not.
void check_postgres(const fs::path& folder, const std::string& url, Instant now,
                    std::vector<Checkup>& found) {
  found.push_back(check_rights(folder / "database.url", to_say("database address"), false));
  auto opened = PostgresConnection::open(url);
  if (!opened.ok()) {
    found.push_back(wrong(to_say("database"), opened.error().detail + " " + opened.error().remedy));
    return;
  }
  const auto version = one_text(**opened, "select current_setting('server_version')");
  found.push_back(fine(to_say("database"), "PostgreSQL " + (version.ok() ? *version : "")));
  found.push_back(check_schema(**opened));
  found.push_back(check_clock(**opened, now));
}

}  // namespace

std::vector<Checkup> check_data_folder(const fs::path& folder, Instant now, app::Checking how) {
  std::vector<Checkup> found;
  if (!is_data_folder(folder)) {
    found.push_back(
        wrong(to_say("data folder"),
              filled("{} is no data folder of a server. Name it with --data.", folder.string())));
    return found;
  }
  found.push_back(check_rights(folder, to_say("data folder"), true));
  found.push_back(check_key(key_place(folder)));
  found.push_back(fine(
      to_say("place of the master key"),
      key_is_beside(folder) || is_inside(folder, key_place(folder))
          ? to_say("beside the database that it locks: who copies the folder has both. cairn serve "
                   "--master-key FILE takes it from elsewhere")
          : to_say("not beside the database: keep a copy of it apart from the backups")));
  found.push_back(check_room(folder));
  found.push_back(check_leftovers(folder));
  const auto url = database_url(folder);
  if (!url.ok())
    found.push_back(wrong(to_say("database"), url.error().detail));
  else if (url->empty())
    check_sqlite(folder, now, how, found);
  else
    check_postgres(folder, *url, now, found);
  return found;
}

namespace {

// The folder, or the nearest above it that is there.
fs::path nearest_place(const fs::path& folder) {
  std::error_code error;
  auto there = fs::absolute(folder, error).lexically_normal();
  while (!fs::exists(there, error) && there.has_relative_path()) there = there.parent_path();
  return there;
}

}  // namespace

Status check_machine(const fs::path& folder, Instant now) {
  std::error_code error;
  if (const auto space = fs::space(nearest_place(folder), error);
      !error && space.available < start_bytes_min)
    return with_remedy(
        fail(ErrorCode::no_room, "start", "The disk of " + folder.string() + " is full."),
        "Make room there, or name a folder on another disk with --data: what cannot be kept is not "
        "done.");
  if (now < first_possible)
    return with_remedy(
        fail(ErrorCode::io, "start",
             "This machine's clock says " + format_instant(now) + ", which cannot be."),
        "Set it: badges carry its time.");
  return done;
}

Status check_start(const fs::path& folder, Instant now) {
  CAIRN_TRY(const auto url, database_url(folder));
  Checkup clock;
  if (url.empty()) {
    CAIRN_TRY(const auto connection, SqliteConnection::open(folder / "cairn.db"));
    clock = check_clock(*connection, now);
  } else {
    CAIRN_TRY(const auto connection, PostgresConnection::open(url));
    clock = check_clock(*connection, now);
  }
  return clock.fine ? Status(done) : Status(fail(ErrorCode::io, "start", clock.detail));
}

namespace {

bool is_in_memory(const fs::path& folder) {
  constexpr std::uint32_t tmpfs = 0x01021994, ramfs = 0x858458f6;  // statfs(2)
  struct statfs about {};
  if (::statfs(folder.c_str(), &about) != 0) return false;
  const auto kind = static_cast<std::uint32_t>(about.f_type);
  return kind == tmpfs || kind == ramfs;
}

}  // namespace

Status check_lasting(const fs::path& folder) {
  if (!is_in_memory(nearest_place(folder))) return done;
  return with_remedy(
      fail(ErrorCode::io, "data folder",
           folder.string() + " is in memory: all of it would be lost when this machine stops."),
      "Name a folder on a disk with --data, or, for a trial, say --allow-volatile.");
}

std::string volatile_place(const fs::path& folder) {
  constexpr std::uint32_t layers = 0x794c7630;  // overlayfs, statfs(2)
  if (is_in_memory(folder))
    return folder.string() + " is in memory: all of it is lost when this machine stops.";
  struct statfs about {};
  if (::statfs(folder.c_str(), &about) == 0 && static_cast<std::uint32_t>(about.f_type) == layers)
    return folder.string() +
           " is inside a container: all of it is lost with that. Give it a volume of its own.";
  return {};
}

}  // namespace cairn::storage
