// SPDX-License-Identifier: Apache-2.0
// The columns of a table that corrects awards: which badge a row is about, and what it should say.
// Which column of a file is which of them is found as for sheets to award from: sheet_columns.h.
#pragma once
#include "app/awards/bulk/sheet_columns.h"

namespace cairn::app {

// The place of a column.
enum class CorrectionField : std::uint8_t {
  award,
  email,
  name,
  new_email,
  expires,
  reason,
  narrative,
  evidence,
  awarded,
  results
};
inline constexpr std::size_t place_of(CorrectionField field) {
  return static_cast<std::size_t>(field);
}

SheetForm correction_form();

// Errors: invalid with the path of each field: a column that is read twice, "/award" where neither
// a badge nor an address is named, "/name" where nothing is to be put right.
Status check_correction_mapping(const Mapping& mapping, const SheetForm& form, std::size_t columns);

}  // namespace cairn::app
