// SPDX-License-Identifier: Apache-2.0
// What can be said of a row of numbers: whether they can be compared, and who stands out.
#pragma once
#include <optional>

#include "catalogue/compare.h"

namespace cairn::catalogue {

// Tells whose answer is not known, and of prices in several currencies, scores of several sources
// and words of several providers that they cannot be compared.
void judge(ComparedRow& row, std::span<const Offer* const> offers);

struct Finding {
  StandsOut stands_out;
  Phrase sentence;  // "Lowest price: Welding (49 EUR)"
};

// Nothing where fewer than two are known, where they cannot be compared, or where two share the
// first place.
std::optional<Finding> finding_of(const ComparedRow& row, std::span<const Offer* const> offers);

}  // namespace cairn::catalogue
