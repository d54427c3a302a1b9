// SPDX-License-Identifier: Apache-2.0
// The dry run: every row of a batch that is not awarded yet is checked by itself, against the other
// rows, and against what was awarded before. Nothing is signed.
#pragma once
#include "app/context.h"
#include "app/ports/award_batches.h"

namespace cairn::app {

// Inside somebody's transaction.
Status check_rows(Context& context, Transaction& transaction, const AwardBatch& batch);

// A fault of the row as a whole, as BatchRow::faults holds it.
std::string whole_row_fault(std::string_view sentence);

}  // namespace cairn::app
