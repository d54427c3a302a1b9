// SPDX-License-Identifier: Apache-2.0
#include "json_schema/decimal.h"

#include <algorithm>
#include <limits>

namespace cairn::json_schema {
namespace {

constexpr std::int64_t exponent_max = 1'000'000;
constexpr std::size_t divisor_digits_max = 18;  // ten times that still fits into 64 bits

std::int64_t read_exponent(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  std::int64_t exponent = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') exponent = std::min(exponent * 10 + (c - '0'), exponent_max);
  return is_negative ? -exponent : exponent;
}

std::uint64_t as_number(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  return number;
}

}  // namespace

Decimal::Decimal(std::string_view number) {
  const auto e = std::min(number.find_first_of("eE"), number.size());
  if (e < number.size()) exponent_ = read_exponent(number.substr(e + 1));
  auto mantissa = number.substr(0, e);
  is_negative_ = mantissa.starts_with('-');
  if (is_negative_) mantissa.remove_prefix(1);
  const auto point = mantissa.find('.');
  digits_ = mantissa.substr(0, point);
  if (point != std::string_view::npos) {
    const auto decimals = mantissa.substr(point + 1);
    digits_ += decimals;
    exponent_ -= static_cast<std::int64_t>(decimals.size());
  }
  const auto last = digits_.find_last_not_of('0');
  if (last == std::string::npos) {
    digits_.clear();
    exponent_ = 0;
    is_negative_ = false;
    return;
  }
  exponent_ += static_cast<std::int64_t>(digits_.size() - last - 1);
  digits_.resize(last + 1);
  digits_.erase(0, digits_.find_first_not_of('0'));
}

std::uint64_t Decimal::as_count() const {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  if (is_zero() || is_negative_) return 0;
  if (exponent_ < 0 || exponent_ + static_cast<std::int64_t>(digits_.size()) > 19) return most;
  return as_number(digits_ + std::string(static_cast<std::size_t>(exponent_), '0'));
}

std::strong_ordering Decimal::compare_size(const Decimal& other) const {
  if (is_zero() || other.is_zero()) return digits_.size() <=> other.digits_.size();
  const auto places = exponent_ + static_cast<std::int64_t>(digits_.size());
  const auto other_places = other.exponent_ + static_cast<std::int64_t>(other.digits_.size());
  if (places != other_places) return places <=> other_places;
  return digits_.compare(other.digits_) <=> 0;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (is_negative_ != other.is_negative_)
    return is_negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  return is_negative_ ? other.compare_size(*this) : compare_size(other);
}

std::optional<bool> Decimal::is_multiple_of(const Decimal& divisor) const {
  if (divisor.is_zero() || divisor.digits_.size() > divisor_digits_max) return std::nullopt;
  if (is_zero()) return true;
  // Its digits do not end in 0, so ten times anything does not go into them.
  const auto shift = exponent_ - divisor.exponent_;
  if (shift < 0) return false;
  const auto by = as_number(divisor.digits_);
  std::uint64_t rest = 0;
  for (const char c : digits_) rest = (rest * 10 + static_cast<std::uint64_t>(c - '0')) % by;
  // Each ten takes a 2 and a 5 out of what is still to be divided by; 64 take out all there are.
  for (std::int64_t i = 0; i < std::min<std::int64_t>(shift, 64) && rest != 0; ++i)
    rest = rest * 10 % by;
  return rest == 0;
}

}  // namespace cairn::json_schema
