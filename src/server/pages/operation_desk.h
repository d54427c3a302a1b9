// SPDX-License-Identifier: Apache-2.0
// What an organisation sees of how its part of the server runs.
#pragma once
#include "app/ports/records.h"
#include "server/call.h"

namespace cairn::server::pages {

// audit.cpp
Result<Response> audit(Call& call);
Result<Response> audit_file(Call& call);

// queue.cpp
Result<Response> queue(Call& call);
Result<Response> retry_delivery(Call& call);

}  // namespace cairn::server::pages

namespace cairn::server {

// `action`, `who` (a pseudonym), `subject`, `from` and `until` (days, the last one included) of a
// query. Errors: invalid ("/from", "/until").
Result<app::AuditFilter> audit_filter(const Target& target);

}  // namespace cairn::server
