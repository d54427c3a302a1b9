// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a data folder: rights, the database and its schema, the clock beside what
// it holds, room on the disk, what a start or a write that ended half-way left behind.
#pragma once
#include <filesystem>
#include <vector>

#include "app/ports/premises.h"
#include "base/instant.h"

namespace cairn::storage {

// Reads only. Nothing in here fails: what cannot be looked at is not fine.
std::vector<app::Checkup> check_data_folder(const std::filesystem::path& folder, Instant now,
                                            app::Checking how = app::Checking::whole);

// Whether a server may start on this machine, asked before anything is opened or made. Errors:
// no_room (the disk is full), io (the clock is before this program), each with a remedy.
Status check_machine(const std::filesystem::path& folder, Instant now);

// Whether a server may start with this database: badges carry its clock's time. Errors: io (the
// clock is behind what the database holds).
Status check_start(const std::filesystem::path& folder, Instant now);

// Whether the folder, or where it is to be made, is on a disk and not in memory, which is lost when
// the machine stops. Errors: io, with a remedy.
Status check_lasting(const std::filesystem::path& folder);

// A sentence where the folder does not outlive this machine or container, or "".
std::string volatile_place(const std::filesystem::path& folder);

}  // namespace cairn::storage
