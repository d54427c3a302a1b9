// SPDX-License-Identifier: Apache-2.0
// A whole database into another, whichever engines they are.
#pragma once
#include <cstdint>

#include "storage/sql.h"

namespace cairn::storage {

struct CopiedRows {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
};

// Makes the schema that `from` has in `to`, which must hold no table, and copies every row of one
// moment; afterwards both have as many rows in each table, or `to` is as it was. Errors: conflict
// (`to` is not empty, `from` is of a newer version or of none), io.
Result<CopiedRows> copy_rows(Connection& from, Connection& to);

}  // namespace cairn::storage
