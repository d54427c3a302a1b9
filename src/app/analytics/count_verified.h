// SPDX-License-Identifier: Apache-2.0
// Counts that badges of this server were verified by it, for the achievements they are of.
#pragma once
#include "app/context.h"
#include "verify/report.h"

namespace cairn::app {

// Whatever the verdict was. What cannot be counted is let go.
void count_verified(Context& context, const verify::Report& report);

}  // namespace cairn::app
