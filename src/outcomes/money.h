// SPDX-License-Identifier: Apache-2.0
// Money in whole hundredths of its currency. Amounts of several currencies stand beside each other
// and are never added together: no rate of a day says what they were worth to somebody.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::outcomes {

struct Money {
  std::int64_t hundredths = 0;
  std::string currency;  // ISO 4217

  bool operator==(const Money&) const = default;
};

// "2400", "2400.5", "2400,50"; nothing for a sign, spaces, an exponent, more than two digits behind
// the point or more than twelve before it.
std::optional<std::int64_t> parse_hundredths(std::string_view text);
// "2400", "2400.50"; also of negative ones.
std::string amount_text(std::int64_t hundredths);

// Three capital letters.
bool is_currency(std::string_view code);
// What one cost or one raise a year may be at most, in whole units: a hundred thousand of some
// currencies is a car, of others a coffee.
std::int64_t units_max(std::string_view currency);

// A sum for each currency, in the order of their codes.
class Sums {
 public:
  void add(const Money& money);
  const std::vector<Money>& all() const { return sums_; }
  // Nothing where there is no amount in it.
  std::optional<std::int64_t> of(std::string_view currency) const;
  bool empty() const { return sums_.empty(); }

 private:
  std::vector<Money> sums_;
};

}  // namespace cairn::outcomes
