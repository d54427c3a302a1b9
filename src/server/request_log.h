// SPDX-License-Identifier: Apache-2.0
// What the log says of a request: what went wrong on our side, and each where that is wanted.
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

#include "server/http/message.h"
#include "server/site.h"

namespace cairn::server {

struct RequestTrace {
  // The pattern, not the address: that may hold somebody's token.
  std::string_view route = "none";
  std::optional<Error> trouble = {};  // of the server itself
};

// The answer carries the number by which it is found again in the log, X-Request-Id: as a proxy
// named it, or one of our own.
void log_request(const Site& site, const Request& request, Response& response,
                 const RequestTrace& trace, std::chrono::steady_clock::time_point begun);

}  // namespace cairn::server
