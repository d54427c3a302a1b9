// SPDX-License-Identifier: Apache-2.0
// A data folder as one file and back: database, master key, frameworks and catalogues, in a tar
// compressed by zstd. Whoever has it has the keys: it is for its owner alone (0600).
#pragma once
#include <filesystem>

#include "base/result.h"

namespace cairn::storage {

// A copy as it is at one moment, also while a server works on it; the file is there whole or not at
// all. Errors: not_found (no data folder); io; unsupported (the module for archives is missing).
Status write_backup(const std::filesystem::path& folder, const std::filesystem::path& file);

// Makes `folder`, which must not exist or be empty, from a backup; it is there whole or not at all.
// Errors: conflict (something is in it); unreadable (no backup, damaged, or its database is);
// io; unsupported.
Status read_backup(const std::filesystem::path& file, const std::filesystem::path& folder);

// The database alone, as it is at one moment, as a SQLite file. Errors: io.
Status copy_database(const std::filesystem::path& folder, const std::filesystem::path& file);

}  // namespace cairn::storage
