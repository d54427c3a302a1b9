// SPDX-License-Identifier: Apache-2.0
#include "outcomes/money.h"

#include <algorithm>

#include "outcomes/limits.h"

namespace cairn::outcomes {
namespace {

// Currencies of which a day's wages are tens of thousands.
constexpr std::string_view small_units[] = {"CLP", "COP", "GNF", "HUF", "IDR", "IQD", "IRR", "JPY",
                                            "KHR", "KRW", "LAK", "LBP", "MGA", "MMK", "NGN", "PYG",
                                            "RWF", "SLE", "TZS", "UGX", "UZS", "VND", "XAF", "XOF"};

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::int64_t> parse_hundredths(std::string_view text) {
  constexpr std::size_t digits_max = 12;
  const auto point = text.find_first_of(".,");
  const auto whole = text.substr(0, point);
  const auto rest = point == text.npos ? std::string_view() : text.substr(point + 1);
  const bool sound = !whole.empty() && whole.size() <= digits_max && is_digits(whole) &&
                     (point == text.npos || !rest.empty()) && rest.size() <= 2 && is_digits(rest);
  if (!sound) return std::nullopt;
  std::int64_t amount = 0;
  for (const char c : whole) amount = amount * 10 + (c - '0');
  for (std::size_t i = 0; i < 2; ++i) amount = amount * 10 + (i < rest.size() ? rest[i] - '0' : 0);
  return amount;
}

std::string amount_text(std::int64_t hundredths) {
  const auto size = hundredths < 0 ? -hundredths : hundredths;
  auto text = (hundredths < 0 ? "-" : "") + std::to_string(size / 100);
  const auto rest = size % 100;
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  text += static_cast<char>('0' + rest % 10);
  return text;
}

bool is_currency(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::int64_t units_max(std::string_view currency) {
  return std::binary_search(std::begin(small_units), std::end(small_units), currency)
             ? limits::small_unit_amount_max
             : limits::amount_units_max;
}

void Sums::add(const Money& money) {
  const auto at = std::lower_bound(
      sums_.begin(), sums_.end(), money.currency,
      [](const Money& sum, const std::string& code) { return sum.currency < code; });
  if (at != sums_.end() && at->currency == money.currency)
    at->hundredths += money.hundredths;
  else
    sums_.insert(at, money);
}

std::optional<std::int64_t> Sums::of(std::string_view currency) const {
  const auto found = std::find_if(sums_.begin(), sums_.end(),
                                  [&](const Money& sum) { return sum.currency == currency; });
  if (found == sums_.end()) return std::nullopt;
  return found->hundredths;
}

}  // namespace cairn::outcomes
