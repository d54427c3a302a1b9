// SPDX-License-Identifier: Apache-2.0
// The way back to a page whose link is lost: a mail to the learner's address with a link that works
// once, for limits::recovery_seconds_max. Nobody is told whether an address is known.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// What mails with links tell of (Delivery::subject): they may lead to pages of several
// organisations.
inline constexpr const char* recovery_subject = "recovery";

// Mails a link for each page of the address, in that language. The answer is the same where there
// is none. Errors: invalid ("/email"); conflict (no mail server); too_many (of `visitor`).
Status ask_to_recover(Context& context, const std::string& email, const std::string& language,
                      std::string_view visitor);

struct Recovery {
  std::string organisation;  // its name
};
// What a link of such a mail would open; nothing changes. Errors: not_found (used, or too old).
Result<Recovery> look_at_recovery(Context& context, std::string_view token);
// The page's new token; the one before opens nothing, and the address is proved. Errors: as above.
Result<std::string> recover(Context& context, std::string_view token);

}  // namespace cairn::app
