// SPDX-License-Identifier: Apache-2.0
// Proof that an address is somebody's own: six digits are mailed there and asked for. Nothing is
// stored: the form carries what binds digits, address and time together.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// Mails six digits in the language, BCP 47; returns what the form must carry. Errors: too_many;
// those of the mailer.
Result<std::string> send_mail_code(Context& context, const std::string& email,
                                   std::string_view purpose, std::string_view language);
// Errors: invalid ("/mail_code": wrong, or too old), too_many.
Status check_mail_code(Context& context, const std::string& email, std::string_view proof,
                       std::string_view digits);

}  // namespace cairn::app
