// SPDX-License-Identifier: Apache-2.0
// Handlers of awards for programs, by file of this folder.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// awards.cpp
Result<Response> awards(Call& call);
Result<Response> award(Call& call);
Result<Response> make_award(Call& call);
Result<Response> codes(Call& call);
Result<Response> make_code(Call& call);
Result<Response> end_code(Call& call);

// award_batches.cpp
Result<Response> batches(Call& call);
Result<Response> begin_batch(Call& call);
Result<Response> batch(Call& call);
Result<Response> batch_rows(Call& call);
Result<Response> mend_rows(Call& call);
Result<Response> start_batch(Call& call);
Result<Response> stop_batch(Call& call);
Result<Response> cancel_batch(Call& call);
Result<Response> batch_options(Call& call);
Result<Response> replace_batch(Call& call);
Result<Response> batch_result(Call& call);

}  // namespace cairn::server::api
