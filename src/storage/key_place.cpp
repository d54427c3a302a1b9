// SPDX-License-Identifier: Apache-2.0
#include "storage/key_place.h"

#include <unistd.h>

#include <cstdlib>

#include "base/text.h"
#include "storage/whole_file.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t note_bytes_max = 4'096;

fs::path noted_place(const fs::path& folder) {
  const auto note = read_whole(folder / key_note_name, note_bytes_max);
  return note ? fs::path(std::string(trim(as_text(*note)))) : fs::path();
}

}  // namespace

fs::path whole_path(const fs::path& file) {
  std::error_code error;
  return fs::absolute(file, error).lexically_normal();
}

fs::path key_place(const fs::path& folder) {
  if (const char* named = std::getenv("CAIRN_MASTER_KEY_FILE"); named != nullptr && *named != '\0')
    return whole_path(named);
  // A key that was moved back is the one, whatever a note of earlier says.
  const auto noted = key_is_beside(folder) ? fs::path() : noted_place(folder);
  return noted.empty() ? folder / master_key_name : noted;
}

bool key_is_beside(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / master_key_name, error);
}

bool is_key_beside(const fs::path& folder, const fs::path& file) {
  if (whole_path(file) == whole_path(folder / master_key_name)) return true;
  std::error_code error;  // one of them named through a link
  return file.filename() == master_key_name &&
         fs::equivalent(whole_path(file).parent_path(), folder, error);
}

bool is_inside(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  const auto within = fs::weakly_canonical(whole_path(file), error)
                          .lexically_relative(fs::weakly_canonical(whole_path(folder), error));
  return !within.empty() && *within.begin() != "..";
}

bool has_key(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / master_key_name, error) || fs::exists(folder / key_note_name, error);
}

Status name_key_place(const fs::path& folder, const fs::path& file) {
  const auto beside = folder / master_key_name;
  std::error_code error;
  if (is_key_beside(folder, file)) {
    fs::remove(folder / key_note_name, error);
    return done;
  }
  if (fs::exists(beside, error))
    return with_remedy(
        fail(ErrorCode::conflict, "key vault",
             "The master key of this data folder is " + beside.string() + ", and another place, " +
                 file.string() + ", was named."),
        "Stop the server, move the key to the place that was named, and start again.");
  if (noted_place(folder) == whole_path(file)) return done;
  return write_whole(folder / key_note_name, as_bytes(whole_path(file).string() + "\n"));
}

bool is_lent(const struct stat& file) {
  return file.st_uid == 0 && file.st_gid == 0 && ::geteuid() != 0;
}

bool is_open_to_others(const struct stat& file) {
  return (file.st_mode & (is_lent(file) ? 037 : 077)) != 0;
}

}  // namespace cairn::storage
