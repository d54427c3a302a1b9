// SPDX-License-Identifier: Apache-2.0
// Offers to set side by side for a gap: those that do most for it, one of a provider.
#pragma once
#include <vector>

#include "app/career/library.h"
#include "pathways/gap.h"

namespace cairn::app::career {

// At most `count`, real ones before examples, then by how much of the gap they close or narrow;
// only what is known for certain counts. A few dozen offers of each requirement are looked at.
std::vector<const catalogue::Offer*> worth_comparing(const Offers& offers, const pathways::Gap& gap,
                                                     std::size_t count);

}  // namespace cairn::app::career
