// SPDX-License-Identifier: Apache-2.0
// The end of mail from one organisation to one address: by the link in each mail, without signing
// in (RFC 8058). Codes that somebody asks for are sent all the same.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// The first character and what follows the "@".
std::string masked_address(const std::string& email);

struct MailChoice {
  std::string organisation;  // its name
  std::string address;       // "n…@example.org": enough to recognise one's own
  bool refused = false;
};
// Errors of each: not_found (no such link, or the person was removed).
Result<MailChoice> mail_choice(Context& context, std::string_view token);
Status end_mail(Context& context, std::string_view token);
Status want_mail_again(Context& context, std::string_view token);

}  // namespace cairn::app
