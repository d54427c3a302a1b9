// SPDX-License-Identifier: Apache-2.0
// A badge as SD-JWT VC (draft-ietf-oauth-sd-jwt-vc), for wallets that take no other form: signed
// whenever it is asked for, by the key that signs the badge, and kept nowhere. No key of its holder
// is known here, so it is bound to none.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/awards.h"

namespace cairn::app {

// Everybody sees: `vct`, the id of the achievement; who signed it, under the issuer's DID; from
// when to when it holds; its place in the Token Status List beside the badge's; the achievement's
// name. The holder may keep back: their name, their address (where it is the one that was signed as
// a hash), everything else of the achievement, each result and each piece of evidence. It leads not
// to the badge's page. Errors: those of badge_to_show; those of signing.
Result<std::string> token_of_badge(Context& context, std::string_view learner_token,
                                   const AwardId& id);

}  // namespace cairn::app
