// SPDX-License-Identifier: Apache-2.0
// Where somebody is signed in, as they read it, and the ending of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app {

struct OpenSession {
  std::string handle;  // names it, and lets nobody in
  std::string device;
  std::string organisation;  // the name of where it works
  Instant begun;
  Instant seen;
  bool here = false;
};

// Those of the same login, seen last first.
Result<std::vector<OpenSession>> list_sessions(Context& context, const CurrentSession& session);
// Errors: not_found.
Status end_session(Context& context, const CurrentSession& session, std::string_view handle);
Status end_other_sessions(Context& context, const CurrentSession& session);

}  // namespace cairn::app
