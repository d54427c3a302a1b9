// SPDX-License-Identifier: Apache-2.0
// What offers demand of and hold of each other: loops, references that lead nowhere.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/offer.h"

namespace cairn::catalogue {

struct Loop {
  enum class Of : std::uint8_t { requirements, parts };
  Of of = Of::requirements;
  std::vector<std::string> ids;  // each demands or holds the next, the last one the first
};
std::string to_sentence(const Loop& loop);

// Offers that could never begin because each waits for the other, and bundles that hold themselves;
// each offer stands in at most one loop of either sort. Linear in offers and references.
std::vector<Loop> find_loops(const Catalogue& catalogue);

// References of requirements and parts to offers the catalogue does not have, or that are not here.
std::size_t count_lost_references(const Catalogue& catalogue);
std::size_t count_lost_references(const Catalogue& catalogue,
                                  const std::function<bool(std::string_view id)>& is_here);

// Every leaf of the tree: skills and offers.
void for_each_leaf(const Requirement& tree, const std::function<void(const Requirement&)>& leaf);

}  // namespace cairn::catalogue
