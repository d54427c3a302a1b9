// SPDX-License-Identifier: Apache-2.0
// From a row of a sheet to what is awarded for it.
#pragma once
#include "app/awards/award.h"
#include "app/awards/bulk/sheet.h"

namespace cairn::app {

// Of whom and why it is remains to be said: learner, source and source key. `achievement` is the
// one whose form the row was read by.
AwardOrder order_of(const Context& context, const Achievement& achievement,
                    const SheetEntry& entry);

}  // namespace cairn::app
