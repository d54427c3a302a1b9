// SPDX-License-Identifier: Apache-2.0
// Points and percent are whole numbers of hundredths, so that every sum is exact.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::assessment {

using Hundredths = std::int64_t;

inline constexpr Hundredths whole_percent = 100 * 100;  // 100 %

// "7", "2.5", "33.33", also with a comma for the point; nullopt for a sign, an exponent, more than
// two digits behind the point, or a number of more than nine digits.
std::optional<Hundredths> parse_hundredths(std::string_view text);
// Without a needless point or zero: "2.5". Not for negative ones.
std::string text_of(Hundredths amount);

}  // namespace cairn::assessment
