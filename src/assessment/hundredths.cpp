// SPDX-License-Identifier: Apache-2.0
#include "assessment/hundredths.h"

#include <algorithm>

namespace cairn::assessment {

std::optional<Hundredths> parse_hundredths(std::string_view text) {
  constexpr std::size_t digits_max = 9;
  const auto point = text.find_first_of(".,");
  const auto whole = text.substr(0, point);
  auto rest = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  const auto only_digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool sound = !whole.empty() && whole.size() <= digits_max && only_digits(whole) &&
                     (point == std::string_view::npos || !rest.empty()) && rest.size() <= 2 &&
                     only_digits(rest);
  if (!sound) return std::nullopt;
  Hundredths amount = 0;
  for (const char c : whole) amount = amount * 10 + (c - '0');
  for (std::size_t i = 0; i < 2; ++i) amount = amount * 10 + (i < rest.size() ? rest[i] - '0' : 0);
  return amount;
}

std::string text_of(Hundredths amount) {
  auto text = std::to_string(amount / 100);
  const auto rest = amount % 100;
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  return text;
}

}  // namespace cairn::assessment
