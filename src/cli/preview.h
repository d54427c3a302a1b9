// SPDX-License-Identifier: Apache-2.0
// What the other side will see of a credential that is shown in part, told before it is given out.
#pragma once
#include "cli/console.h"
#include "securing/derive.h"

namespace cairn::cli {

// To standard error; `who` sees it.
void say_what_is_seen(const securing::Derived& derived, std::string_view who, Console& console);

// The same to standard output, as all that is given out; with --json {"shown": …, "kept_back": […],
// "signatures_left_out": 0}. Errors: io.
Result<Exit> print_preview(const securing::Derived& derived, std::string_view who,
                           Console& console);

}  // namespace cairn::cli
