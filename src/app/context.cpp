// SPDX-License-Identifier: Apache-2.0
#include "app/context.h"

namespace cairn::app {

Pool<securing::Workspace> signing_pool() {
  return Pool<securing::Workspace>([] {
    static const jsonld::ContextSource compiled_in;
    return std::make_unique<securing::Workspace>(compiled_in);
  });
}

Pool<verify::Verifier> verifying_pool() {
  return Pool<verify::Verifier>([] { return std::make_unique<verify::Verifier>(); });
}

}  // namespace cairn::app
