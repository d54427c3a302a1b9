// SPDX-License-Identifier: Apache-2.0
// How far two markers agree beyond chance: Cohen's kappa (1960), and weighted (1968) where
// categories are ordered and a near miss is less than a far one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cairn::assessment {

struct RatingPair {
  std::size_t first = 0;  // category, from 0
  std::size_t second = 0;
};

enum class KappaWeights : std::uint8_t { none, linear, quadratic };

struct Agreement {
  std::size_t pairs = 0;
  double observed = 0;          // share of pairs that are equal
  std::optional<double> kappa;  // none where chance alone would agree wholly, or without pairs
};

// `categories`: how many there are; pairs with one beyond are left out.
Agreement agreement_of(std::span<const RatingPair> pairs, std::size_t categories,
                       KappaWeights weights);

// "slight", "fair" … (Landis and Koch 1977); "poor" for nought and below.
std::string_view kappa_word(double kappa);

}  // namespace cairn::assessment
