// SPDX-License-Identifier: Apache-2.0
#include "storage/plain_tables.h"

#include <algorithm>

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::storage {
namespace {

constexpr std::string_view owner = "organisation";

// Names come from the schema, which is ours; they are quoted all the same.
std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all.append(all.empty() ? "\"" : ", \"").append(name).append("\"");
  return all;
}

// What follows the organisation in the primary key, in its order.
std::vector<std::string> key_of(std::vector<Column> columns) {
  std::sort(columns.begin(), columns.end(),
            [](const Column& a, const Column& b) { return a.key_place < b.key_place; });
  std::vector<std::string> names;
  for (const auto& it : columns)
    if (it.key_place > 0 && it.name != owner) names.push_back(it.name);
  return names;
}

std::optional<std::string> plain(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return std::nullopt;
}

// The key of a row as a JSON array, and back.
std::string written(std::span<const Cell> key) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> values;
  for (const auto& cell : key) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    values.push_back(number != nullptr ? builder.integer(*number)
                                       : builder.string(plain(cell).value_or("")));
  }
  return json::write(builder.array(values));
}

Result<std::vector<Cell>> read_key(const std::string& text) {
  Arena arena;
  CAIRN_TRY(const auto parsed, json::parse(text, arena));
  std::vector<Cell> cells;
  for (const auto& it : parsed.items()) {
    if (const auto number = it.as_int64())
      cells.emplace_back(*number);
    else
      cells.emplace_back(std::string(it.as_string()));
  }
  return cells;
}

std::string places(std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all.append(i == 0 ? "$" : ", $").append(std::to_string(i + 2));
  return all;
}

}  // namespace

Result<std::vector<std::string>> PlainTablesOf::names() {
  CAIRN_TRY(const auto tables, connection_.tables());
  std::vector<std::string> led;
  for (const auto& table : tables) {
    CAIRN_TRY(const auto columns, connection_.columns(table));
    if (!columns.empty() && columns.front() == owner) led.push_back(table);
  }
  return led;
}

// The key's columns stand once more at the end of each row, so that its last one can be gone on
// from whichever of them are handed out.
Result<app::PlainRows> PlainTablesOf::rows(const app::OrganisationId& organisation,
                                           const std::string& table, const std::string& last,
                                           std::int64_t rows_max) {
  CAIRN_TRY(const auto layout, connection_.layout(table));
  app::PlainRows out;
  for (const auto& it : layout)
    if (!it.is_bytes && it.name != owner) out.columns.push_back(it.name);
  const auto key = key_of(layout);
  std::vector<Cell> from;
  if (!last.empty()) {
    CAIRN_TRY(from, read_key(last));
  }
  std::vector<std::string> wanted = out.columns;
  wanted.insert(wanted.end(), key.begin(), key.end());
  std::string sql = "select " + listed(wanted) + " from " + listed({table});
  sql.append(" where organisation = $1");
  if (!from.empty()) sql.append(" and (" + listed(key) + ") > (" + places(from.size()) + ")");
  if (!key.empty()) sql.append(" order by " + listed(key));
  sql.append(" limit $" + std::to_string(from.size() + 2));
  std::vector<Parameter> parameters{organisation.text};
  for (const auto& cell : from) parameters.push_back(as_parameter(cell));
  parameters.emplace_back(rows_max);
  CAIRN_TRY(auto rows, connection_.query(sql, parameters));
  if (!rows.empty())
    out.last = written(std::span(rows.back()).subspan(out.columns.size(), key.size()));
  for (auto& row : rows) {
    app::PlainRow cells;
    for (std::size_t i = 0; i < out.columns.size(); ++i) cells.push_back(plain(row[i]));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

}  // namespace cairn::storage
