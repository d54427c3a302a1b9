// SPDX-License-Identifier: Apache-2.0
// Award sheets: a table (CSV) with a person to award on every row; every cell that is wrong is told
// with its remedy. Which column is what: sheet_columns.h.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/awards/bulk/sheet_columns.h"
#include "app/fields.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Sheet {
  struct Row {
    std::size_t number = 0;  // as spreadsheets count, the headings being row 1
    std::vector<std::string> cells;
    std::string fault;  // why the row could not be read, or ""
  };
  std::vector<std::string> header;
  std::vector<Row> rows;
  std::vector<std::string> notes;  // sentences about the file as a whole
};
// Errors: too_large, unreadable (no table; says what to do), invalid (no row below the headings),
// each with the path "/file".
Result<Sheet> read_sheet(ByteView file);

// What a row says, after checking.
struct SheetEntry {
  std::string name;
  std::string email;
  std::optional<Instant> expires;  // the end of that day
  std::string evidence;            // a web address
  std::string narrative;
  std::string key;  // as typed, or the address where the sheet has no keys
  // What was reached, as it is signed, by the place of the result in its achievement.
  std::vector<std::pair<std::size_t, std::string>> results;
};

struct CellFault {
  SheetField field = SheetField::name;
  std::string sentence;  // what is wrong and what to do
};

struct CheckedRow {
  SheetEntry entry;
  std::vector<CellFault> faults;
};
CheckedRow check_row(const SheetForm& form, const Mapping& mapping,
                     std::span<const std::string> cells, Instant now);

// A day as people write it: 2027-05-31 or 31.05.2027.
std::optional<Instant> read_day(std::string_view text);
// The first moment of a day, or nothing where none is typed. Errors: invalid (no day, or over).
Result<std::optional<Instant>> future_day(Field field, std::string_view typed, Instant now);

}  // namespace cairn::app
