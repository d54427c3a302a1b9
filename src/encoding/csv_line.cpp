// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_line.h"

namespace cairn::encoding {
namespace {

// What spreadsheets compute begins with one of these.
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != cell.npos;
}

bool is_negative_number(std::string_view cell) {
  return cell.size() > 1 && cell.front() == '-' &&
         cell.find_first_not_of("0123456789.", 1) == cell.npos;
}

// Some readers part cells at semicolons and tabs, or take spaces off their ends.
bool needs_quotes(std::string_view cell) {
  return cell.find_first_of("\",;\t\r\n") != cell.npos || cell.starts_with(' ') ||
         cell.ends_with(' ');
}

void append_cell(std::string& out, std::string_view cell) {
  const bool guarded = looks_like_formula(cell) && !is_negative_number(cell);
  if (!guarded && !needs_quotes(cell)) {
    out += cell;
    return;
  }
  out += guarded ? "\"'" : "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_line(std::string& out, const auto& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    append_cell(out, cells[i]);
  }
  out += "\r\n";
}

}  // namespace

void append_csv_line(std::string& out, std::span<const std::string_view> cells) {
  append_line(out, cells);
}

void append_csv_line(std::string& out, std::span<const std::string> cells) {
  append_line(out, cells);
}

}  // namespace cairn::encoding
