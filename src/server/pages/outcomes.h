// SPDX-License-Identifier: Apache-2.0
// Handlers of what came after credentials, by file of this folder's outcomes/: on a learner's page
// where the address has its token, else in the visitor's workbook.
#pragma once
#include "app/outcomes/desk.h"
#include "server/call.h"

namespace cairn::server::pages {

// show.cpp
Result<Response> outcomes(Call& call);

// change.cpp
Result<Response> record_outcome(Call& call);
Result<Response> record_cost(Call& call);
Result<Response> add_credential(Call& call);
Result<Response> remove_outcome(Call& call);
Result<Response> choose_for_outcomes(Call& call);

// report.cpp
Result<Response> outcome_report(Call& call);
// Of a record that somebody opened.
Result<Response> outcome_report_of(Call& call, const app::OutcomeDesk& desk);

}  // namespace cairn::server::pages
