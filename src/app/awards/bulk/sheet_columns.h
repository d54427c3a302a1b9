// SPDX-License-Identifier: Apache-2.0
// The columns a sheet for one achievement may have: six that every sheet has, and one for each
// result the achievement defines; and which column of a file is which of them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "achievement/content.h"
#include "base/result.h"

namespace cairn::app {

// The place of a column: one of these, or beyond, `first_result` and those after it.
enum class SheetField : std::uint8_t {
  name,
  email,
  expires,
  evidence,
  narrative,
  key,
  first_result
};
inline constexpr std::size_t place_of(SheetField field) { return static_cast<std::size_t>(field); }
inline constexpr std::size_t first_result = place_of(SheetField::first_result);

struct SheetColumn {
  SheetField field;
  std::string name;     // in forms
  std::string heading;  // in the template's first line
  std::string label;    // for people
  std::string hint;
  bool required = false;
  std::vector<std::string> names = {};  // what a heading of it may be, in lower case
};

struct SheetForm {
  std::vector<SheetColumn> columns;             // by their place
  std::vector<achievement::ResultRow> results;  // of the columns from first_result on
};
SheetForm sheet_form(const std::vector<achievement::ResultRow>& results = {});

// The file to begin with: its first line alone.
std::string sheet_template(const SheetForm& form);

// The column of the file each column of the form is read from, by its place.
using Mapping = std::vector<std::optional<std::size_t>>;
Mapping guess_mapping(const std::vector<std::string>& header, const SheetForm& form);
// Errors: invalid with the path of each field ("/email": missing, or from a column that is taken).
Status check_mapping(const Mapping& mapping, const SheetForm& form, std::size_t columns);

// As text to keep: results by their names, for their places may change. What is not to be read, or
// beyond `count` columns of the file, is left out.
std::string write_mapping(const Mapping& mapping, const SheetForm& form);
Mapping read_mapping(std::string_view text, const SheetForm& form, std::size_t count);

}  // namespace cairn::app
