// SPDX-License-Identifier: Apache-2.0
// Handlers of the pages about awarding, by file of this folder.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// award_new.cpp: one person, without a claim
Result<Response> new_award(Call& call);
Result<Response> make_award(Call& call);

// batches.cpp: many people from a file; batch_rows.cpp: rows that are wrong
Result<Response> batches(Call& call);
Result<Response> new_batch(Call& call);
Result<Response> begin_batch(Call& call);
Result<Response> batch_template(Call& call);
Result<Response> batch(Call& call);
Result<Response> batch_options(Call& call);
Result<Response> replace_batch(Call& call);
Result<Response> start_batch(Call& call);
Result<Response> stop_batch(Call& call);
Result<Response> cancel_batch(Call& call);
Result<Response> batch_result(Call& call);
Result<Response> wrong_rows(Call& call);
Result<Response> mend_rows(Call& call);

// corrections.cpp: many put right by a table
Result<Response> corrections_form(Call& call);
Result<Response> corrections_template(Call& call);
Result<Response> correct_by_table(Call& call);

// print_sheet.cpp
Result<Response> print_sheet(Call& call);
Result<Response> claim_sheet(Call& call);
Result<Response> personal_qr(Call& call);

// offer_link.cpp
Result<Response> personal_link(Call& call);
Result<Response> answer_personal_link(Call& call);

// codes.cpp
Result<Response> codes(Call& call);
Result<Response> make_code(Call& call);
Result<Response> end_code(Call& call);
Result<Response> code_qr(Call& call);
Result<Response> claim_qr(Call& call);
Result<Response> open_code(Call& call);
Result<Response> use_code(Call& call);

}  // namespace cairn::server::pages
