// SPDX-License-Identifier: Apache-2.0
// Stacks as JSON, format version 1 (docs/reference/stacks.md).
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "json/build.h"
#include "stacking/rule.h"

namespace cairn::stacking {

// Errors: unreadable (no JSON), too_large (a limit of bounds.h), invalid, each with the JSON
// pointer of its place and what to write there.
Result<Stack> read_stack(std::string_view text);
Result<Stack> read_stack(const json::Value& document);

json::Value write_stack(const Stack& stack, json::Builder builder);
// One line, the same for equal stacks.
std::string stack_text(const Stack& stack);

}  // namespace cairn::stacking
