// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_write.h"

namespace cairn::encoding {
namespace {

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

bool is_number(std::string_view cell) {
  return cell.find_first_not_of("0123456789.-") == std::string_view::npos;
}

void append_cell(std::string& row, std::string_view cell) {
  const bool guarded = looks_like_formula(cell) && !is_number(cell);
  const bool quoted = guarded || cell.find_first_of(",;\"\r\n\t ") != std::string_view::npos;
  if (!quoted) {
    row += cell;
    return;
  }
  row += '"';
  if (guarded) row += '\'';
  for (const char c : cell) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

std::string row_of(const auto& cells) {
  std::string row;
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) row += ',';
    first = false;
    append_cell(row, cell);
  }
  return row + "\r\n";
}

}  // namespace

std::string csv_row(std::initializer_list<std::string_view> cells) { return row_of(cells); }

std::string csv_row(std::span<const std::string> cells) { return row_of(cells); }

}  // namespace cairn::encoding
