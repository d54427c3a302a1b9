// SPDX-License-Identifier: Apache-2.0
// What becomes of a recommendation: taken into the plan, dismissed, and either undone.
#pragma once
#include <string>
#include <string_view>

#include "app/career/keeping.h"
#include "app/recommend/next.h"

namespace cairn::app::career {

// Into the newest plan of the goal, after its last step, or into a new one that begins next Monday.
// Planning anew keeps it there. Errors: not_found (the goal), conflict (it is in a plan already, or
// there are too many plans).
Status take_next(Workbook& workbook, std::string_view goal, const NextOffer& offer,
                 std::string_view today);
// Not for me. One that was dismissed already stays so. Errors: conflict (too many).
Status dismiss_next(Workbook& workbook, const catalogue::Offer& offer, std::string_view today);
// It is as if nothing had been chosen. Errors: not_found (nothing was), conflict (the step has
// begun).
Status undo_next(Workbook& workbook, std::string_view offer);

// Whether what this workbook's owner can do, took and finished is counted to recommend to others
// with the same goal. Who takes it back is out of the very next recommendation. The token is that
// of keep_workbook, as its errors are.
Result<std::string> choose_counting(Context& context, OpenedWorkbook& opened, bool counted);

}  // namespace cairn::app::career
