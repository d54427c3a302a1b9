// SPDX-License-Identifier: Apache-2.0
// Values of PostgreSQL in their binary form, to and from those of the driver's face.
#pragma once
#include <array>
#include <string>

#include "storage/sql.h"

struct pg_result;

namespace cairn::storage {

// One parameter as libpq takes it; `pointer` may lead into `number`, so it stays where it is.
struct BoundValue {
  unsigned type = 0;  // an Oid; 0: PostgreSQL finds out (NULL)
  const char* pointer = nullptr;
  int length = 0;
  std::array<char, 8> number{};

  void bind(const Parameter::Value& value);
};

// A letter for each type: the same text with other types is another statement.
std::string types_of(std::span<const Parameter> parameters);

// Numbers of any width are 64 bit, sums among them; truth is 0 or 1. Errors: internal (a type that
// no column of ours has, a number too large).
Result<Cell> read_postgres_cell(const pg_result* result, int row, int column);
Result<Row> read_postgres_row(const pg_result* result, int row);

}  // namespace cairn::storage
