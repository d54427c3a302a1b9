// SPDX-License-Identifier: Apache-2.0
// Deciding by what the marks come to, without being told: whether they are in, and what they say.
#pragma once
#include <string>
#include <string_view>

#include "app/assessment/case.h"

namespace cairn::app {

struct ByMarks {
  CaseState state;
  std::string missing;  // why the actor cannot decide it by its marks now; "" where they can
};
// Errors: not_found; conflict (the claim is not assessed by a rubric).
Result<ByMarks> look_by_marks(Transaction& transaction, const Actor& actor, const ClaimId& id);

// Within a transaction: awarded where the marks pass, else declined for `reason`, or where that is
// "" for what was not reached; under the circumstances of the plan, and with its time to undo.
// Errors: those of look_by_marks; conflict (`missing`, or another round); not_permitted.
Status decide_by_marks(Context& context, Transaction& transaction, const Actor& actor,
                       const ClaimId& id, std::string_view reason,
                       const std::optional<ReadRound>& round);

// What a marking that does not pass falls short of, as its learner is told.
std::string shortfall(Context& context, std::string_view language, const assessment::Score& score,
                      const assessment::Rubric& rubric);

// The language that is written to a learner: theirs, else the organisation's.
Result<std::string> language_of(Transaction& transaction, const Learner& learner);

}  // namespace cairn::app
