// SPDX-License-Identifier: Apache-2.0
// How this server is, as its page and its API tell it to who runs it.
#pragma once
#include "app/operation/server_report.h"
#include "server/call.h"

namespace cairn::server {

struct ServerState {
  app::ServerReport report;  // with what is found of certificate and processes apart
  std::int64_t up_seconds = 0;
  std::optional<Instant> certificate_ends;
  bool fine = true;
};

// "?check=whole" reads the whole database, as `cairn doctor` does. Errors: of the store.
Result<ServerState> state_of_server(const Call& call);

}  // namespace cairn::server
