// SPDX-License-Identifier: Apache-2.0
// Proving that the address somebody signs in with is theirs: by six digits that are mailed there.
// Signing in by a mailed code, at an OpenID provider, or joining by a mailed link proves it too.
#pragma once
#include <string>
#include <string_view>

#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app {

// Mails the digits; returns what the form must carry. Errors: conflict (no mail is sent from
// here); too_many; those of the mailer.
Result<std::string> send_address_code(Context& context, const CurrentSession& session,
                                      std::string_view language);
// Errors: invalid ("/mail_code": wrong, or too old); too_many.
Status prove_address(Context& context, const CurrentSession& session, std::string_view mail_proof,
                     std::string_view digits);

}  // namespace cairn::app
