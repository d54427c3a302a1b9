// SPDX-License-Identifier: Apache-2.0
// Context: what use cases need from the outside, wired once by the program and shared by every
// request. Each member may be used from several threads.
#pragma once
#include <string>

#include "app/ports/clock.h"
#include "app/ports/drawing.h"
#include "app/ports/key_vault.h"
#include "app/ports/store.h"
#include "base/random.h"
#include "verify/resources.h"

namespace cairn::app {

struct Context {
  Store& store;
  Clock& clock;
  const Random& random;
  KeyVault& keys;
  Drawing& drawing;
  verify::Resources* outside;  // everything beyond this server; null: nothing is fetched
  std::string base_url;        // "https://badges.example.org", without a final slash
};

// Who acts: found from a session by `session_of`, from an API key by `api_key_of`.
struct Actor {
  OrganisationId organisation;
  AccountId account;
};

}  // namespace cairn::app
