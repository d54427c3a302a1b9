// SPDX-License-Identifier: Apache-2.0
// Progress with a stack on pages: stones one upon the other, and the rule as a tree of sentences.
#pragma once
#include "app/stacks/progress.h"
#include "server/templates.h"

namespace cairn::server::pages {

// The keys of _stack_progress.html.
void add_progress(View& view, const app::StackProgress& progress);

}  // namespace cairn::server::pages
