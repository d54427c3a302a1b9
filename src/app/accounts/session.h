// SPDX-License-Identifier: Apache-2.0
// The making of a session, shared by signing in and setting up.
#pragma once
#include "app/accounts/sign_in.h"
#include "app/ports/accounts.h"

namespace cairn::app {

Result<SignedIn> start_session(Context& context, Transaction& transaction, const Account& account);

}  // namespace cairn::app
