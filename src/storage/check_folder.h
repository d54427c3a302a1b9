// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a data folder: rights, the database and its schema, the clock beside what
// it holds, room on the disk, what a start or a write that ended half-way left behind.
#pragma once
#include <filesystem>
#include <vector>

#include "app/checkup.h"
#include "base/instant.h"

namespace cairn::storage {

// Reads only. Nothing in here fails: what cannot be looked at is not fine.
std::vector<app::Checkup> check_data_folder(const std::filesystem::path& folder, Instant now);

}  // namespace cairn::storage
