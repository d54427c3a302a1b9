// SPDX-License-Identifier: Apache-2.0
// Where a job is, from the words of its advert, lightly put in order: a country by its code, and
// the region or city as it was written. What could mean two countries is taken for neither.
#pragma once
#include <string>
#include <string_view>

namespace cairn::market {

inline constexpr std::size_t place_characters_max = 80;

struct Place {
  std::string country;        // ISO 3166-1 alpha-2, or the folded name of one not in the table; ""
  std::string country_label;  // English, or as it was written
  std::string area;           // folded; ""
  std::string area_label;     // "Freiburg, Baden-Württemberg"

  bool empty() const { return country.empty() && area.empty(); }
  bool operator==(const Place&) const = default;
};

// `country`: what stands where an advert names its country, or "". `area`: city and region, divided
// by commas; where no country is said apart, its last part may be one.
Place read_place(std::string_view country, std::string_view area);

// "DE" of "Germany", "Deutschland", "DEU" and "de"; "" of what is no country of the table.
std::string_view country_code(std::string_view name);

}  // namespace cairn::market
