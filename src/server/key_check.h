// SPDX-License-Identifier: Apache-2.0
// The API key that a program shows, held to the scope of the route it asks.
#pragma once
#include <optional>

#include "server/call.h"
#include "server/router.h"

namespace cairn::server {

// Nothing where the key is good: then the call knows its program. Errors: of the store.
Result<std::optional<Response>> check_api_key(Call& call, const Route& route);

}  // namespace cairn::server
