// SPDX-License-Identifier: Apache-2.0
// PlainTables: rows as the database has them, for an organisation that takes its own along.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/result.h"

namespace cairn::app {

// A cell is a text, a number in digits, or nothing.
using PlainRow = std::vector<std::optional<std::string>>;

struct PlainRows {
  std::vector<std::string> columns;
  std::vector<PlainRow> rows;
  std::string last;  // where the next portion begins
};

class PlainTables {
 public:
  virtual ~PlainTables() = default;
  // The tables whose rows belong to organisations, by name.
  virtual Result<std::vector<std::string>> names() = 0;
  // An organisation's rows of one of them in the order of its key, after `last` of the portion
  // before, or from the first where it is ""; at most `rows_max`. Columns of bytes, and the one
  // that says whose the rows are, stay out.
  virtual Result<PlainRows> rows(const OrganisationId& organisation, const std::string& table,
                                 const std::string& last, std::int64_t rows_max) = 0;
};

}  // namespace cairn::app
