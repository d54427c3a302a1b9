// SPDX-License-Identifier: Apache-2.0
// Handlers of pages about stacks, by file of the folder stacks/.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// list.cpp
Result<Response> stacks(Call& call);
Result<Response> create_stack(Call& call);
Result<Response> outside_issuers(Call& call);
Result<Response> decide_outside_issuer(Call& call);

// edit.cpp
Result<Response> edit_stack(Call& call);
Result<Response> write_stack(Call& call);
Result<Response> publish_stack(Call& call);
Result<Response> retire_stack(Call& call);

// people.cpp
Result<Response> stack_people(Call& call);
Result<Response> decide_stack_review(Call& call);

// learner.cpp: of a learner, and of anybody
Result<Response> learner_stacks(Call& call);
Result<Response> bring_credential(Call& call);
Result<Response> remove_credential(Call& call);
Result<Response> public_stack(Call& call);

}  // namespace cairn::server::pages
