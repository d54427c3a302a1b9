// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "storage/disk_fault.h"
#include "storage/key_place.h"
#include "storage/open_store.h"
#include "storage/whole_file.h"

namespace cairn::storage {
namespace {

// There while a new installation is being made.
std::filesystem::path beginning_of(const std::filesystem::path& folder) {
  return folder / "beginning";
}
std::filesystem::path url_file_of(const std::filesystem::path& folder) {
  return folder / "database.url";
}

}  // namespace

Result<std::string> database_url(const std::filesystem::path& folder) {
  constexpr std::size_t url_bytes_max = 4096;
  const auto file = url_file_of(folder);
  const auto bytes = read_whole(file, url_bytes_max);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return std::string();
  const std::string_view text = bytes ? as_text(*bytes) : "";
  auto url = std::string(text.substr(0, text.find('\n')));
  if (url.empty())
    return fail(ErrorCode::io, "data folder",
                file.string() +
                    " cannot be read or is empty. Write the database's postgresql:// "
                    "address there, or restore a backup.");
  return url;
}

Status name_database(const std::filesystem::path& folder, const std::string& url) {
  return write_whole(url_file_of(folder), as_bytes(url + "\n"));
}

bool is_data_folder(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::exists(folder / "cairn.db", error) || has_key(folder);
}

Status begin_data_folder(const std::filesystem::path& folder) {
  return make_private_file(beginning_of(folder));
}

void end_data_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::remove(beginning_of(folder), error);
}

bool is_beginning(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::exists(beginning_of(folder), error) || !has_key(folder);
}

Status check_database(const std::filesystem::path& folder) {
  if (is_beginning(folder)) return done;
  std::error_code error;
  const auto size = std::filesystem::file_size(folder / "cairn.db", error);
  if (!error && size > 0) return done;
  return fail(
      ErrorCode::io, "data folder",
      "The database " + (folder / "cairn.db").string() + " is " + (error ? "missing" : "empty") +
          ", but its master.key is there. Restore the database from a backup, or check that "
          "its disk is mounted.");
}

Status prepare_data_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) {
    std::filesystem::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), 0700) != 0 && !std::filesystem::is_directory(folder, error))
      return fail(ErrorCode::io, "data folder",
                  "The data folder " + folder.string() +
                      " cannot be made. Name a place you may write to with --data.");
  }
  if (!std::filesystem::is_directory(folder, error))
    return fail(ErrorCode::io, "data folder",
                folder.string() + " is not a folder. Name another with --data.");
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    if (errno == EROFS) return file_refused("data folder", folder, errno);
    return fail(ErrorCode::io, "data folder",
                "The data folder " + folder.string() +
                    " is not writable. Change its owner, or name another with --data.");
  }
  // Closed to others, when it is ours to close: one that holds other things may be shared.
  if (std::filesystem::is_empty(folder, error))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  return done;
}

Status make_private_file(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (made < 0) return file_refused("data folder", file, errno);
  // One that was copied here may be open to others; who may not change that has done so on purpose.
  static_cast<void>(::fchmod(made, 0600));
  ::close(made);
  return done;
}

}  // namespace cairn::storage
