// SPDX-License-Identifier: Apache-2.0
// The addresses of a learner: each is proved by a code that is mailed there, and badges sent to any
// of them come to the same page. Mail goes to the main one.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ids.h"

namespace cairn::app {

// Mails six digits, good for limits::address_code_seconds_max and limits::address_code_tries_max
// tries. The answer is the same whoever has the address. Errors of each: not_permitted (no such
// page); invalid ("/new_email"); conflict (no mail server; too many addresses); too_many; io.
Status ask_for_address(Context& context, std::string_view learner_token, const std::string& email);
// Errors: invalid ("/code": wrong, too old, tried too often; or the address is somebody else's).
Status prove_address(Context& context, std::string_view learner_token, const std::string& email,
                     std::string_view digits);
// The organisation asks who sent the claim to prove their address: six digits are mailed there,
// good for limits::address_code_days_max days, and typed on the learner's page. Errors: not_found;
// conflict (proved already; decided already; no mail server; the address refuses mail of the
// organisation, or it came back for good); too_many; io.
Status ask_claimant(Context& context, const Actor& actor, const ClaimId& claim);
// With every code and recovery link that waits. Errors: not_found; conflict (it is the main one).
Status remove_address(Context& context, std::string_view learner_token, const std::string& email);
// The main one until now stays where it is proved. Errors: not_found (not proved).
Status make_main_address(Context& context, std::string_view learner_token,
                         const std::string& email);

}  // namespace cairn::app
