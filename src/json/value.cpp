// SPDX-License-Identifier: Apache-2.0
#include "json/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace cairn::json {
namespace {

// Whether a number that no double is near, and so is not 0, is nearer to 0 than all of them: by the
// power of ten of its first significant digit.
bool is_tiny(std::string_view number) {
  const auto e = std::min(number.find_first_of("eE"), number.size());
  const auto mantissa = number.substr(0, e);
  const auto point = std::min(mantissa.find('.'), mantissa.size());
  const auto first = mantissa.find_first_of("123456789");
  const auto power = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  if (e == number.size()) return power < 0;
  constexpr std::int64_t exponent_max = 1'000'000'000'000;
  std::int64_t exponent = 0;
  for (const char c : number.substr(e + 1))
    if (c >= '0' && c <= '9') exponent = std::min(exponent * 10 + (c - '0'), exponent_max);
  return power + (number[e + 1] == '-' ? -exponent : exponent) < 0;
}

}  // namespace

std::optional<std::int64_t> Value::as_int64() const {
  const auto digits = number_text();
  std::int64_t number = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || status != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return number;
}

std::optional<double> Value::as_double() const {
  const auto digits = number_text();
  double number = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  // from_chars leaves the number alone when it underflows or overflows; only the first is a value.
  if (status == std::errc::result_out_of_range)
    return is_tiny(digits) ? std::optional(digits.starts_with('-') ? -0.0 : 0.0) : std::nullopt;
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

namespace {

bool equal_numbers(const Value& a, const Value& b) {
  if (a.number_text() == b.number_text()) return true;
  const auto x = a.as_double();
  const auto y = b.as_double();
  return x && y && *x == *y;
}

// In the order of their keys.
std::vector<const Member*> sorted_members(const Value& object) {
  std::vector<const Member*> sorted;
  for (const auto& member : object.members()) sorted.push_back(&member);
  std::sort(sorted.begin(), sorted.end(),
            [](const Member* a, const Member* b) { return a->key < b->key; });
  return sorted;
}

bool equal_large_objects(const Value& a, const Value& b) {
  const auto same = [](const Member* x, const Member* y) {
    return x->key == y->key && equal(x->value, y->value);
  };
  return std::ranges::equal(sorted_members(a), sorted_members(b), same);
}

bool equal_objects(const Value& a, const Value& b) {
  if (a.size() != b.size()) return false;
  constexpr std::size_t linear_members_max = 16;
  if (a.size() > linear_members_max) return equal_large_objects(a, b);
  for (const auto& member : a.members()) {
    const auto* other = b.find(member.key);
    if (!other || !equal(member.value, *other)) return false;
  }
  return true;
}

}  // namespace

bool is_short_integer(std::string_view number) {
  constexpr std::size_t digits_max = 15;
  const bool negative = number.starts_with('-');
  const auto digits = number.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > digits_max || (negative && digits == "0")) return false;
  return std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool equal(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::null: return true;
    case Kind::boolean: return a.as_boolean() == b.as_boolean();
    case Kind::number: return equal_numbers(a, b);
    case Kind::string: return a.as_string() == b.as_string();
    case Kind::array: {
      if (a.size() != b.size()) return false;
      for (std::size_t i = 0; i < a.size(); ++i)
        if (!equal(a.items()[i], b.items()[i])) return false;
      return true;
    }
    case Kind::object: return equal_objects(a, b);
  }
  return false;
}

}  // namespace cairn::json
