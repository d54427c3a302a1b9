// SPDX-License-Identifier: Apache-2.0
// Lists as tables (CSV): a line for each item, a column for each member that any of them has, in
// the order they are first met. Members of members are "outer.inner"; texts of a list stand in one
// cell, parted by "; "; what else is nested stands in its cell as JSON.
#pragma once
#include <span>
#include <string>

#include "json/value.h"
#include "server/router.h"

namespace cairn::server {

inline constexpr std::size_t table_rows_max = 100'000;

// Whether a program asks for a table instead of JSON: by "Accept: text/csv".
bool wants_table(const Request& request);

std::string table_of(std::span<const json::Value> items);

// The whole of a list that programs read in portions, as a file named like the last segment of the
// address. Errors: too_large (more than `table_rows_max` rows); those of the list.
Result<Response> whole_table(Call& call, Handler list);

template <Handler list>
Result<Response> as_table(Call& call) {
  return whole_table(call, list);
}

}  // namespace cairn::server
