// SPDX-License-Identifier: Apache-2.0
// Lines of comma-separated values (RFC 4180) that spreadsheets open without harm.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace cairn::encoding {

// One record with its line ending. A cell that a spreadsheet would take for a formula gets an
// apostrophe before it, for what others typed must not be computed; a number stays one.
void append_csv_line(std::string& out, std::span<const std::string_view> cells);
void append_csv_line(std::string& out, std::span<const std::string> cells);
inline void append_csv_line(std::string& out, std::initializer_list<std::string_view> cells) {
  append_csv_line(out, std::span(cells.begin(), cells.size()));
}

}  // namespace cairn::encoding
