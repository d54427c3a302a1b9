// SPDX-License-Identifier: Apache-2.0
// Who is told that a claim has come in, by whichever way it came.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/claims.h"

namespace cairn::app {

// The organisation's webhooks, and by mail the address it was made for.
Status tell_submitted(Context& context, Transaction& transaction, const Claim& claim,
                      const std::string& email);

}  // namespace cairn::app
