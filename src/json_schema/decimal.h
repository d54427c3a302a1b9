// SPDX-License-Identifier: Apache-2.0
// Decimal: a JSON number as it is written, compared without rounding.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::json_schema {

class Decimal {
 public:
  // `number`: RFC 8259 section 6. Exponents beyond a million count as a million.
  explicit Decimal(std::string_view number);

  bool is_zero() const { return digits_.empty(); }
  bool is_negative() const { return is_negative_; }
  bool is_integer() const { return is_zero() || exponent_ >= 0; }
  // Of a whole number from 0; the greatest there is for all above.
  std::uint64_t as_count() const;

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }

  // Whether `divisor` goes into it without rest; nullopt where the divisor has more digits than
  // this can work with, or is 0.
  std::optional<bool> is_multiple_of(const Decimal& divisor) const;

 private:
  std::strong_ordering compare_size(const Decimal& other) const;

  bool is_negative_ = false;
  std::string digits_;         // without zeros at either end
  std::int64_t exponent_ = 0;  // the value is digits × 10^exponent
};

}  // namespace cairn::json_schema
