// SPDX-License-Identifier: Apache-2.0
#include "storage/backup.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/copy_rows.h"
#include "storage/disk_fault.h"
#include "storage/key_place.h"
#include "storage/open_store.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"
#include "storage/unpack/pack.h"
#include "storage/unpack_module.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* where = "backup";
constexpr const char* database_name = "cairn.db";
constexpr std::string_view folders[] = {"frameworks", "catalogues"};

Error io_error(const fs::path& file, int code) { return file_refused(where, file, code); }
Error no_module() {
  return fail(ErrorCode::unsupported, where,
              "The module libcairn_unpack.so is missing. Put it beside the cairn executable.");
}
Error no_backup(const fs::path& file) {
  return fail(ErrorCode::unreadable, where,
              file.string() + " is no backup of a server, or it is damaged.");
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void reset(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// A name beside another, gone at the end whatever happened.
class Draft {
 public:
  explicit Draft(const fs::path& beside, const char* ending)
      : path_(beside.string() + ending + std::to_string(::getpid())) {
    remove();
  }
  ~Draft() { remove(); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  const fs::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path_;
};

struct Entry {
  std::string name;
  std::string path;
};

// Regular files below a folder; nothing is followed.
Status add_folder(const fs::path& folder, const std::string& name, std::vector<Entry>& entries) {
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(folder, error))) return done;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto kind = at->symlink_status(error).type();
    const auto inner = name + "/" + at->path().filename().string();
    if (kind == fs::file_type::regular) entries.push_back({inner, at->path().string()});
    if (kind == fs::file_type::directory) CAIRN_CHECK(add_folder(at->path(), inner, entries));
  }
  if (error) return io_error(folder, error.value());
  return done;
}

// What a backup may hold: nothing that leads out of the folder.
bool is_entry_name(std::string_view name) {
  if (name == database_name || name == master_key_name || name == key_note_name) return true;
  const auto slash = name.find('/');
  if (slash == name.npos ||
      std::find(std::begin(folders), std::end(folders), name.substr(0, slash)) == std::end(folders))
    return false;
  const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == '/';
  });
  return plain && name.find("..") == name.npos && name.find("//") == name.npos &&
         name.back() != '/' && std::count(name.begin(), name.end(), '/') <= 4;
}

// Where the files of a backup go.
struct Unpacking {
  fs::path folder;
  Descriptor file{-1};
  int wrong = 0;

  int open(const char* name) {
    if (!is_entry_name(name)) return -1;
    const auto path = folder / name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    file.reset(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0) wrong = errno;
    return file.get();
  }
};

// All that PostgreSQL holds, in one file without a log beside it.
Status copy_out(const std::string& url, const fs::path& file) {
  CAIRN_TRY(const auto from, PostgresConnection::open(url));
  CAIRN_TRY(const auto to, SqliteConnection::open(file));
  CAIRN_CHECK(copy_rows(*from, *to));
  return to->script("pragma journal_mode = delete");
}

// Whether what was unpacked is an installation that works.
Status check_unpacked(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  if (!fs::exists(folder / database_name, error) || !has_key(folder)) return no_backup(file);
  auto opened = SqliteConnection::open(folder / database_name);
  if (!opened) return no_backup(file);
  auto rows = (*opened)->query("pragma integrity_check");
  if (!rows.ok() || rows->size() != 1 || Columns(rows->front()).text() != "ok")
    return no_backup(file);
  // One whose key lies elsewhere is whole without it.
  if (!fs::exists(folder / master_key_name, error)) return done;
  return open_key_vault(
             folder, [](std::span<std::uint8_t>) {}, folder / master_key_name)
                 .ok()
             ? Status(done)
             : Status(no_backup(file));
}

}  // namespace

Status copy_database(const fs::path& folder, const fs::path& file) {
  const Draft draft(file, ".part");
  CAIRN_CHECK(make_private_file(draft.path()));
  CAIRN_TRY(const auto url, database_url(folder));
  if (url.empty()) {
    CAIRN_TRY(const auto connection, SqliteConnection::open(folder / database_name));
    auto copied = connection->change("vacuum into $1", {draft.path().string()});
    if (!copied && copied.error().code == ErrorCode::no_room) return io_error(file, ENOSPC);
    CAIRN_CHECK(std::move(copied));
  } else {
    CAIRN_CHECK(copy_out(url, draft.path()));
  }
  std::error_code error;
  fs::rename(draft.path(), file, error);
  return error ? Status(io_error(file, error.value())) : done;
}

Status write_backup(const fs::path& folder, const fs::path& file) {
  if (!is_data_folder(folder))
    return with_remedy(
        fail(ErrorCode::not_found, where, folder.string() + " is no data folder of a server."),
        "Name the server's folder with --data.");
  static const auto pack = reinterpret_cast<cairn_pack_function>(unpack_symbol("cairn_pack"));
  if (pack == nullptr) return no_module();
  const Draft database(file, ".db");
  const Draft draft(file, ".part");
  CAIRN_CHECK(copy_database(folder, database.path()));
  const auto* key = key_is_beside(folder) ? master_key_name : key_note_name;
  std::vector<Entry> entries{{database_name, database.path().string()},
                             {key, (folder / key).string()}};
  for (const auto name : folders)
    CAIRN_CHECK(add_folder(folder / name, std::string(name), entries));
  // An index that is unpacked before what it is of is older, and made anew.
  const auto order = [](const Entry& entry) {
    return std::pair(entry.name.ends_with(".index"), std::string_view(entry.name));
  };
  std::sort(entries.begin() + 2, entries.end(),
            [&](const Entry& a, const Entry& b) { return order(a) < order(b); });
  std::vector<cairn_pack_file> files;
  for (const auto& entry : entries) files.push_back({entry.name.c_str(), entry.path.c_str()});
  const Descriptor out(::open(draft.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (out.get() < 0) return io_error(draft.path(), errno);
  if (const int wrong = pack(out.get(), files.data(), files.size()); wrong != 0)
    return io_error(file, wrong);
  if (::fsync(out.get()) != 0) return io_error(file, errno);
  if (std::rename(draft.path().c_str(), file.c_str()) != 0) return io_error(file, errno);
  return done;
}

Status read_backup(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error) &&
      !(fs::is_directory(folder, error) && fs::is_empty(folder, error)))
    return with_remedy(fail(ErrorCode::conflict, where, folder.string() + " is there already."),
                       "Name a new folder with --data, or move that one away first.");
  static const auto read =
      reinterpret_cast<cairn_pack_read_function>(unpack_symbol("cairn_pack_read"));
  if (read == nullptr) return no_module();
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.get() < 0) return io_error(file, errno);
  const Draft draft(fs::absolute(folder).lexically_normal(), ".part");
  fs::create_directories(draft.path().parent_path(), error);
  if (::mkdir(draft.path().c_str(), 0700) != 0) return io_error(draft.path(), errno);
  Unpacking unpacking{.folder = draft.path()};
  const cairn_pack_receiver receiver{&unpacking, [](void* context, const char* name) {
                                       return static_cast<Unpacking*>(context)->open(name);
                                     }};
  const int wrong = read(in.get(), &receiver);
  unpacking.file.close();
  if (unpacking.wrong != 0 || wrong > 0)
    return io_error(folder, unpacking.wrong != 0 ? unpacking.wrong : wrong);
  if (wrong != 0) return no_backup(file);
  CAIRN_CHECK(check_unpacked(draft.path(), file));
  fs::remove(folder, error);  // empty, or not there
  fs::rename(draft.path(), folder, error);
  return error ? Status(io_error(folder, error.value())) : done;
}

}  // namespace cairn::storage
