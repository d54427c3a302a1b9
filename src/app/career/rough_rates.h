// SPDX-License-Identifier: Apache-2.0
// Rough worth of one unit of a currency in euros, so that an offer priced elsewhere is not lost to
// a plan; people are told that such prices are rough. Yearly averages, rounded.
#pragma once
#include <string_view>

namespace cairn::app::career {

struct RoughRate {
  std::string_view currency;
  double euros;
};
inline constexpr RoughRate rough_rates[] = {
    {"EUR", 1.0},  {"USD", 0.9},   {"GBP", 1.17},  {"CHF", 1.05},  {"CAD", 0.66},
    {"AUD", 0.6},  {"SEK", 0.088}, {"NOK", 0.086}, {"DKK", 0.134}, {"PLN", 0.23},
    {"CZK", 0.04}, {"INR", 0.011}, {"JPY", 0.006},
};

}  // namespace cairn::app::career
