// SPDX-License-Identifier: Apache-2.0
// Where the master key of a data folder lies: in it, or in a file elsewhere that whoever runs the
// server named, so that a copy of the folder alone signs nothing.
#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"

namespace cairn::storage {

inline constexpr const char* master_key_name = "master.key";
// In a folder whose key lies elsewhere: where it was last, on one line.
inline constexpr const char* key_note_name = "master.key.elsewhere";

// $CAIRN_MASTER_KEY_FILE, else what the note says, else in the folder.
std::filesystem::path key_place(const std::filesystem::path& folder);
bool key_is_beside(const std::filesystem::path& folder);
// Whether the folder has a key, in it or elsewhere.
bool has_key(const std::filesystem::path& folder);

// `file` is the place from now on. Errors: conflict (another key lies in the folder); io.
Status name_key_place(const std::filesystem::path& folder, const std::filesystem::path& file);

// Whether others than this user may read or change the file, by its mode. What root lends a user
// by an access list (systemd's LoadCredential) shows as the group's.
bool is_open_to_others(const std::filesystem::path& file);

}  // namespace cairn::storage
