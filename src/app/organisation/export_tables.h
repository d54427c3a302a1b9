// SPDX-License-Identifier: Apache-2.0
// What becomes of each table of the database in an export.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace cairn::app {

enum class TableShare : std::uint8_t {
  as_files,  // told whole by files of their own
  as_rows,   // tables/NAME.csv
  left_out,
};

struct ExportedTable {
  std::string_view name;
  TableShare share = TableShare::as_rows;
  std::string_view says;         // in which files; what it holds; why it is left out
  std::string_view hidden = {};  // the column that stays out: it opens something, or is a file
};

// Every table whose rows belong to organisations, by name.
std::span<const ExportedTable> exported_tables();

// Whether a column of that name holds moments, as microseconds since 1970.
bool is_moment(std::string_view column);

}  // namespace cairn::app
