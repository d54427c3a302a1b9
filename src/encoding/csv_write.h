// SPDX-License-Identifier: Apache-2.0
// Rows of comma-separated values (RFC 4180) that spreadsheets open without harm.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace cairn::encoding {

// One row with its line end. A cell that a spreadsheet would take for a formula is given an
// apostrophe in front, for what others typed must not be computed.
std::string csv_row(std::initializer_list<std::string_view> cells);
std::string csv_row(std::span<const std::string> cells);

}  // namespace cairn::encoding
