// SPDX-License-Identifier: Apache-2.0
// Something to look at in a new organisation: achievements, learners of invented names, claims that
// wait and badges that were awarded, one of them revoked.
#pragma once
#include "app/context.h"

namespace cairn::app {

// Does nothing where the organisation has achievements already. Errors: of the store.
Status load_demo(Context& context, const Actor& actor);

}  // namespace cairn::app
