// SPDX-License-Identifier: Apache-2.0
// A good plan at once: goal by goal along the cheapest chain of offers, then what is redundant is
// taken out again. No proof; what the search begins with.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "pathways/model.h"

namespace cairn::pathways {

// What is taken, by column; goals that cost less to leave shut stay shut. `costs` by column, each
// above 0 (a forced offer may cost anything).
std::vector<std::uint8_t> greedy(const Model& model, std::span<const double> costs);

}  // namespace cairn::pathways
