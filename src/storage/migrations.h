// SPDX-License-Identifier: Apache-2.0
// The schema as numbered steps forward. A step that has been released never changes.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "storage/sql.h"

namespace cairn::storage {

struct Migration {
  std::int64_t number;
  std::string_view sql;
};

std::span<const Migration> migrations();

// The number of the last step applied; 0 for a new database. Errors: of the database.
Result<std::int64_t> schema_version(Connection& connection);

// Applies what is missing, all in one transaction: either the schema is the newest afterwards or it
// is what it was. Errors: conflict when the database was made by a newer version of this program.
Status migrate(Connection& connection, std::span<const Migration> steps = migrations());

// The same inside a transaction that is open for writing.
Status migrate_within(Connection& connection, std::span<const Migration> steps);

}  // namespace cairn::storage
