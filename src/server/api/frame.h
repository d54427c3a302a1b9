// SPDX-License-Identifier: Apache-2.0
// What all of /api/v1 has in common, around its handlers: rates, entity tags and conditions
// (RFC 9110 section 13), and requests that act once under an Idempotency-Key.
#pragma once
#include "server/router.h"

namespace cairn::server::api {

// Whether an address belongs to programs, so that what is wrong with it is told as problem details.
bool is_for_programs(std::string_view path);

// Runs the handler of a route for programs within that frame. Adds its headers to `call`.
Result<Response> framed(Call& call, const Route& route);

}  // namespace cairn::server::api
