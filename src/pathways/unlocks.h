// SPDX-License-Identifier: Apache-2.0
// Which steps of a plan make which others possible.
#pragma once
#include <vector>

#include "pathways/model.h"
#include "pathways/schedule.h"

namespace cairn::pathways {

// Of each offer of the choice, the positions in it of those that require something it brings and
// one does not have; ascending.
std::vector<std::vector<std::size_t>> unlocked_by(const Problem& problem, const Choice& choice);

// By OfferId: what more steps of the choice wait for is more urgent; then what unlocks more
// elsewhere.
Urgency urgency_of(const Problem& problem, const Choice& choice);

}  // namespace cairn::pathways
