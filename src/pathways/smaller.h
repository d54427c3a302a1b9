// SPDX-License-Identifier: Apache-2.0
// Smaller problems within one: the likeliest offers alone, and what is left below a node of the
// search.
#pragma once
#include <optional>
#include <span>

#include "pathways/linear.h"
#include "pathways/model.h"

namespace cairn::pathways {

// The `count` offers of least penalty and what is forced. nullopt where a hard goal is out of
// their reach.
std::optional<Model> core_of(const Model& model, std::span<const double> penalty,
                             std::size_t count);

// Of the columns the programme leaves open: what it fixes to 1 is forced, and its rows after the
// first `fixed_rows` come along. nullopt where something taken or a hard goal cannot open there.
std::optional<Model> part_below(const Model& model, const LinearProgram& program,
                                std::size_t fixed_rows);

}  // namespace cairn::pathways
