// SPDX-License-Identifier: Apache-2.0
// What came after credentials, for programs. Who has the link of a learner's page may read and
// change its record, and who plans that of their workbook; anybody may ask what is told of many
// together.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// outcomes.cpp: the record behind a learner's page, or of an account
Result<Response> learner_outcomes(Call& call);
Result<Response> record_outcome(Call& call);
Result<Response> record_outcome_cost(Call& call);
Result<Response> add_outcome_credential(Call& call);
Result<Response> choose_for_outcomes(Call& call);
Result<Response> remove_outcome(Call& call);
Result<Response> account_outcome_report(Call& call);

// outcomes_told.cpp: without a record of ours, and of many together
Result<Response> outcome_return(Call& call);
Result<Response> outcomes_of_offer(Call& call);
Result<Response> outcomes_of_achievements(Call& call);

}  // namespace cairn::server::api
