// SPDX-License-Identifier: Apache-2.0
// Three, six and twelve months after a badge its learner is asked by mail what has come since, so
// that what did not come is recorded too. On the page of the record that can be turned off.
#pragma once
#include "app/context.h"

namespace cairn::app {

inline constexpr std::int64_t outcome_months[] = {3, 6, 12};
// Who begins with this late is not asked about what is long over.
inline constexpr std::int64_t outcome_days_late_max = 14;

// One mail a learner and look, however many badges it is about. Returns how many were queued;
// nothing without a mailer. Errors: of the store.
Result<int> ask_for_outcomes(Context& context);

}  // namespace cairn::app
