// SPDX-License-Identifier: Apache-2.0
// The database a test begins with, of the newest schema and without a row that the schema does not
// bring: made once a program by the same steps that a new installation takes (which
// src/storage/store_test.cpp tests), then copied, or emptied again, for each test.
#pragma once
#include <filesystem>

#include "storage/temporary_database.h"

namespace cairn::app {

// Beside the master key in a data folder; for open_store(folder, "").
void put_ready_sqlite(const std::filesystem::path& folder);

// In PostgreSQL one for all tests of the program; named in the data folder. Nobody uses it still.
const storage::TemporaryDatabase& put_ready_postgres(const std::filesystem::path& folder);

}  // namespace cairn::app
