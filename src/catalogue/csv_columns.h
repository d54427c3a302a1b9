// SPDX-License-Identifier: Apache-2.0
// Which column of a CSV file is which field of an offer: as told, or by the usual names of headers
// in several languages.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/importer.h"

namespace cairn::catalogue {

enum class CsvField : std::uint8_t {
  id,  // one name for one offer
  title,
  provider,
  url,
  description,
  teaches,         // "skill:3|skill:4", or words
  requires_first,  // "skill:2|offer-id"
  prerequisites,   // in words
  hours,
  minutes,
  workload,  // "4 weeks, 3-5 hours/week"
  price,
  currency,
  level,
  language,
  starts,
  pace,
  trial,
  assessment,
  proves,
  credential,
  renewal_months,
  parts,
  credit,
  programmes,
  endorsed_by,
  recognition,
  kind,
  modified,
  last_reviewed,
  eqf,              // "6", "EQF 6"
  framework_level,  // "DQR 6", "SCQF 7"
  supervised,       // "yes", "no"
};
inline constexpr std::size_t csv_field_count = 33;

struct CsvColumns {
  std::array<std::optional<std::size_t>, csv_field_count> of_field;
  std::vector<std::string> passed_over;  // columns that are no field

  std::optional<std::size_t> operator[](CsvField field) const {
    return of_field[static_cast<std::size_t>(field)];
  }
};

std::string_view name_of(CsvField field);

// Errors: invalid (a field or column of `map` that does not exist, with those that do).
Result<CsvColumns> find_columns(const std::vector<std::string>& header,
                                const std::vector<ColumnMapping>& map);

}  // namespace cairn::catalogue
