// SPDX-License-Identifier: Apache-2.0
// The database of a data folder from SQLite to PostgreSQL and back.
#pragma once
#include <filesystem>
#include <string>

#include "storage/copy_rows.h"

namespace cairn::storage {

// To the empty database at `url`, or into `folder`/cairn.db where it is "". The folder uses it from
// then on; what was stays where it was, a file as `folder`/moved.db. All or nothing.
// Errors: conflict (something works in the folder, the target is not empty, or is where it is
// already), not_found (no data folder), io.
Result<CopiedRows> move_database(const std::filesystem::path& folder, const std::string& url);

}  // namespace cairn::storage
