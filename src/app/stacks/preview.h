// SPDX-License-Identifier: Apache-2.0
// What publishing a stack as it is written now would do to those who hold something.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/stacks.h"
#include "stacking/rule.h"

namespace cairn::app {

inline constexpr std::size_t preview_names_max = 20;

struct StackPreview {
  std::int64_t holders = 0;         // people who were looked at
  std::int64_t hold_now = 0;        // hold the stack
  std::int64_t would_complete = 0;  // do not hold it, and would
  std::int64_t would_lose = 0;      // hold it, and would not complete it by this rule
  std::int64_t undecided = 0;
  std::vector<std::string> complete_names, lose_names;  // the first of each, at most 20
};

// Reads alone. Takes seconds for a hundred thousand holders. Errors: not_found.
Result<StackPreview> preview_stack(Context& context, const Actor& actor, const StackId& id);
// The same for a rule that is not stored yet.
Result<StackPreview> preview_rule(Context& context, const Actor& actor, const StackId& id,
                                  const stacking::Stack& rule);

}  // namespace cairn::app
