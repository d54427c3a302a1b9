// SPDX-License-Identifier: Apache-2.0
// Award sheets: a table (CSV) with a person to award on every row. Which column is what is guessed
// from the headings and may be told otherwise; every cell that is wrong is told with its remedy.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/fields.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "credential/build.h"

namespace cairn::app {

enum class SheetField : std::uint8_t { name, email, expires, evidence, narrative, key };

struct SheetColumn {
  SheetField field;
  std::string_view name;   // in forms, and in the template's first line
  std::string_view label;  // for people
  std::string_view hint;
  bool required;
};
// In the order of the enumerators.
std::span<const SheetColumn> sheet_columns();
inline constexpr std::size_t sheet_fields = 6;

// The file to begin with: its first line alone.
std::string sheet_template();

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

// The column of the file each field is read from.
using Mapping = std::array<std::optional<std::size_t>, sheet_fields>;
Mapping guess_mapping(const std::vector<std::string>& header);
// Errors: invalid with the path of each field ("/email": missing, or from a column that is taken).
Status check_mapping(const Mapping& mapping, std::size_t columns);

// What a row says, after checking.
struct SheetEntry {
  std::string name;
  std::string email;
  std::optional<Instant> expires;  // the end of that day
  std::string evidence;            // a web address
  std::string narrative;
  std::string key;  // as typed, or the address where the sheet has no keys
};

struct CellFault {
  SheetField field = SheetField::name;
  std::string sentence;  // what is wrong and what to do
};

struct CheckedRow {
  SheetEntry entry;
  std::vector<CellFault> faults;
};
CheckedRow check_row(const Mapping& mapping, std::span<const std::string> cells, Instant now);

// A day as people write it: 2027-05-31 or 31.05.2027.
std::optional<Instant> read_day(std::string_view text);
// The first moment of a day, or nothing where none is typed. Errors: invalid (no day, or over).
Result<std::optional<Instant>> future_day(Field field, std::string_view typed, Instant now);

// What a row says of the work.
std::vector<credential::NewEvidence> evidence_of(const SheetEntry& entry);

}  // namespace cairn::app
