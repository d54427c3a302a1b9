// SPDX-License-Identifier: Apache-2.0
// Rivals: how scarce an offer is, as the search decides which to ask about first.
#pragma once
#include <cstdint>
#include <vector>

#include "pathways/linear.h"
#include "pathways/model.h"
#include "pathways/separate.h"

namespace cairn::pathways {

// Of each column, how many offers could stand in for it in the scarcest fact it brings that every
// plan below this node of the search needs; 10,000 where it brings none.
std::vector<std::uint32_t> count_rivals(const Model& model, const LinearProgram& program,
                                        Separator& separator);

}  // namespace cairn::pathways
