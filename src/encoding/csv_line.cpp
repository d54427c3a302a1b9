// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_line.h"

namespace cairn::encoding {
namespace {

void append_cell(std::string& out, std::string_view cell) {
  const bool formula = !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != cell.npos;
  if (!formula && cell.find_first_of("\",\r\n") == cell.npos) {
    out += cell;
    return;
  }
  out += formula ? "\"'" : "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void append_csv_line(std::string& out, std::span<const std::string_view> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    append_cell(out, cells[i]);
  }
  out += "\r\n";
}

}  // namespace cairn::encoding
