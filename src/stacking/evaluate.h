// SPDX-License-Identifier: Apache-2.0
// Whether somebody's credentials complete a stack: by counting where that settles it, by the exact
// search where it does not.
#pragma once
#include "stacking/selector.h"

namespace cairn::stacking {

// Undecided: more ways than are tried (bounds.h). Never taken for complete.
enum class Completion : std::uint8_t { incomplete, complete, undecided };

class Evaluator {
 public:
  Completion evaluate(const Compiled& compiled, Records records);

  // The credentials that complete it, as few as possible; none where it is not complete.
  std::optional<Choice> parts(const Compiled& compiled, Records records);

 private:
  Selector selector_;
};

// Whether the rule holds where these requirements are met.
bool holds(const Compiled& compiled, Mask satisfied);

}  // namespace cairn::stacking
