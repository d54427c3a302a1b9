// SPDX-License-Identifier: Apache-2.0
#include "jsonld/literal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace cairn::jsonld {
namespace {

// One digit, ".", at least one digit, "E" and the exponent without "+" or zeros in front.
std::string_view double_text(double number, Arena& arena) {
  std::array<char, 40> room;
  const auto [end, status] = std::to_chars(room.data(), room.data() + room.size(), number,
                                           std::chars_format::scientific, 15);
  std::string_view mantissa(room.data(), static_cast<std::size_t>(end - room.data()));
  const auto e = mantissa.find('e');
  auto exponent = mantissa.substr(e + 1);
  mantissa = mantissa.substr(0, e);
  while (mantissa.back() == '0' && mantissa[mantissa.size() - 2] != '.') mantissa.remove_suffix(1);
  const bool is_negative = exponent.front() == '-';
  exponent.remove_prefix(std::min(exponent.find_first_not_of("+-0"), exponent.size() - 1));
  std::string text(mantissa);
  text.append(is_negative ? "E-" : "E").append(exponent);
  return arena.copy(text);
}

}  // namespace

Result<std::string_view> number_literal(const json::Value& number, std::string_view& datatype,
                                        Arena& arena) {
  if (datatype != xsd_double && json::is_short_integer(number.number_text())) {
    if (datatype.empty()) datatype = xsd_integer;
    return number.number_text();
  }
  const auto value = number.as_double();
  if (!value)
    return fail(ErrorCode::invalid, "json-ld11-api: object to RDF conversion",
                "a number beyond the range of a double");
  constexpr double integers_end = 1e21;
  const bool is_integer = std::trunc(*value) == *value && std::fabs(*value) < integers_end;
  if (!is_integer || datatype == xsd_double) {
    if (datatype.empty()) datatype = xsd_double;
    return double_text(*value, arena);
  }
  if (datatype.empty()) datatype = xsd_integer;
  std::array<char, 40> room;
  const auto [end, status] = std::to_chars(room.data(), room.data() + room.size(),
                                           *value == 0 ? 0.0 : *value, std::chars_format::fixed, 0);
  return arena.copy({room.data(), static_cast<std::size_t>(end - room.data())});
}

}  // namespace cairn::jsonld
