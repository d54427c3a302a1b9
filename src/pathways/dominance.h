// SPDX-License-Identifier: Apache-2.0
// Offers that another one replaces: it opens as much, asks for no more and costs no more.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "pathways/model.h"

namespace cairn::pathways {

// By offer: 1 where it stays. Costs compare as the stages do, one after the other; a limit's
// amounts must not grow either. `may_replace(a, b)`: days of offer a allow it wherever b stood.
std::vector<std::uint8_t> undominated(const Model& model,
                                      const std::function<bool(Node a, Node b)>& may_replace);

}  // namespace cairn::pathways
