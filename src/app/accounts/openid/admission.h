// SPDX-License-Identifier: Apache-2.0
// Who is let in by what an OpenID provider says of them.
#pragma once
#include <string>

#include "app/accounts/openid/id_token.h"
#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app::openid {

// A subject that is known; else whoever signs in here with the address, or is invited by it, if the
// provider has verified that it is theirs. Where no mail proves addresses, a password from before
// opens the login no more, and its sessions end. Errors: not_permitted.
Result<SignedIn> admit(Context& context, const std::string& issuer, const Identity& identity,
                       const std::string& device);

}  // namespace cairn::app::openid
