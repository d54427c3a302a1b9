// SPDX-License-Identifier: Apache-2.0
#include "storage/sql.h"

namespace cairn::storage {

Parameter as_parameter(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* bytes = std::get_if<Bytes>(&cell)) return *bytes;
  return std::nullopt;
}

Result<std::vector<Column>> read_layout(Result<std::vector<Row>> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<Column> all;
  for (auto& row : *rows) {
    Columns columns(row);
    Column it;
    it.name = columns.text();
    it.is_bytes = columns.integer() != 0;
    it.key_place = columns.integer();
    all.push_back(std::move(it));
  }
  return all;
}

Status change_one(Connection& connection, std::string_view sql,
                  std::initializer_list<Parameter> parameters) {
  CAIRN_TRY(auto changed, connection.change(sql, parameters));
  if (changed != 1)
    return fail(ErrorCode::not_found, "store", "What was to be changed is not there.");
  return done;
}

Status run(Connection& connection, std::string_view sql,
           std::initializer_list<Parameter> parameters, const char* taken) {
  const std::span values(parameters.begin(), parameters.size());
  auto changed =
      taken != nullptr ? connection.try_change(sql, values) : connection.change(sql, values);
  if (changed) return done;
  auto error = std::move(changed).error();
  if (error.code != ErrorCode::conflict) return error;
  if (taken != nullptr) return fail(ErrorCode::conflict, "store", taken);
  error.code = ErrorCode::internal;
  return error;
}

}  // namespace cairn::storage
