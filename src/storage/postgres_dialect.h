// SPDX-License-Identifier: Apache-2.0
// The texts of the schema, written for SQLite's strict tables, as PostgreSQL takes them.
#pragma once
#include <string>
#include <string_view>

namespace cairn::storage {

// `integer` becomes bigint and `blob` bytea where they are types, `text` compares by its bytes
// whatever the database's locale, `strict` after a table goes, x'00' becomes bytes. Literals,
// comments and quoted names stay.
std::string postgres_schema(std::string_view sql);

}  // namespace cairn::storage
