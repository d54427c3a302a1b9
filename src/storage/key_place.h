// SPDX-License-Identifier: Apache-2.0
// Where the master key of a data folder lies: in it, or in a file elsewhere that whoever runs the
// server named, so that a copy of the folder alone signs nothing.
#pragma once
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "base/result.h"

namespace cairn::storage {

inline constexpr const char* master_key_name = "master.key";
// In a folder whose key lies elsewhere: where it was last, on one line.
inline constexpr const char* key_note_name = "master.key.elsewhere";

// From the root, without "." and "..": two spellings of one place are one.
std::filesystem::path whole_path(const std::filesystem::path& file);

// $CAIRN_MASTER_KEY_FILE, else in the folder where it lies there, else what the note says.
std::filesystem::path key_place(const std::filesystem::path& folder);
bool key_is_beside(const std::filesystem::path& folder);
// Whether `file` is the folder's own master.key, however either is spelled.
bool is_key_beside(const std::filesystem::path& folder, const std::filesystem::path& file);
// Whether it lies in the folder or below: who copies the folder has it too.
bool is_inside(const std::filesystem::path& folder, const std::filesystem::path& file);
// Whether the folder has a key, in it or elsewhere.
bool has_key(const std::filesystem::path& folder);

// `file` is the place from now on. Errors: conflict (another key lies in the folder); io.
Status name_key_place(const std::filesystem::path& folder, const std::filesystem::path& file);

// What root lends this user by an access list (systemd's LoadCredential), which shows as the
// group's rights: the group is root's own.
bool is_lent(const struct stat& file);
// Whether others than this user may read or change the file, by its mode.
bool is_open_to_others(const struct stat& file);

}  // namespace cairn::storage
