// SPDX-License-Identifier: Apache-2.0
// Mail to members that something waits for them: to those who may mark and asked for it, at once or
// once a day. It names no learner. Without a mail server nothing is queued.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/mail/texts.h"
#include "app/ports/accounts.h"
#include "app/ports/claims.h"

namespace cairn::app {

// A claim was sent in, sent in again or appealed, in the transaction of that.
Status tell_staff(Context& context, Transaction& transaction, const Claim& claim);
// A mail to each who wants one a day and was told of nothing today (UTC), where something was sent
// in since and waits. Returns how many were told, of those that are due at most a few hundred.
Result<int> tell_staff_daily(Context& context);

// What a member chose. Errors: not_found.
Result<Notices> own_notices(Context& context, const Actor& actor);
// `language`: BCP 47, in which they read. Errors: not_found; invalid ("/notices").
Status choose_notices(Context& context, const Actor& actor, std::string_view choice,
                      std::string_view language);
// How such a mail would read in that language.
Result<MailText> preview_notice(Context& context, const Actor& actor, Notices notices,
                                std::string_view language);

// By the link in each mail, without signing in (RFC 8058).
struct StaffMailChoice {
  std::string organisation;  // its name
  std::string address;       // enough to recognise one's own
  bool ended = false;
};
// Errors of each: not_found (no such link, or they left).
Result<StaffMailChoice> staff_mail_choice(Context& context, std::string_view token);
Status end_staff_mail(Context& context, std::string_view token);

}  // namespace cairn::app
