// SPDX-License-Identifier: Apache-2.0
#include "server/pages/people.h"

namespace cairn::server {

bool asks_password(const Call& call) {
  return !app::proved_just_now(call.context(), *call.session);
}

app::OwnerProof proof_of(const Call& call) {
  return {.owner = call.actor().account,
          .password = std::string(call.field("password")),
          .peer = call.client(),
          .just_now = !asks_password(call)};
}

}  // namespace cairn::server
