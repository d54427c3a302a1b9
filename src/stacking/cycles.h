// SPDX-License-Identifier: Apache-2.0
// Stacks made of stacks: a stack's own achievement may be part of another, but not in a circle.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "stacking/rule.h"

namespace cairn::stacking {

// Achievements a rule names, sorted, each once.
std::vector<std::string> named_in(const Rule& rule);

struct StackNames {
  std::string own;                 // the achievement that is awarded
  std::vector<std::string> named;  // those that are its parts
};

// A way from `from` through its parts, and theirs, back to it: ids with `from` first and last;
// empty where there is none. The shortest; of several the first in order.
std::vector<std::string> circle_through(std::string_view from, std::span<const StackNames> stacks);

}  // namespace cairn::stacking
