// SPDX-License-Identifier: Apache-2.0
// Credentials of other issuers that learners bring: verified, about them, and counted once the
// organisation accepts who issued them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/claims.h"
#include "app/ports/stacks.h"

namespace cairn::app {

// A badge as a file (JSON, a token, a baked picture) or as pasted text, brought to the page of a
// learner. Errors: not_permitted (no such page; it is not accepted, with why; it is about somebody
// else), conflict (it is there already, or was awarded here), too_many, those of Verifier::accept.
Result<OutsideCredential> bring_credential(Context& context, std::string_view learner_token,
                                           ByteView file);
// The same for a badge that comes with a claim or a code, whose learner may have no page yet:
// whether it is about `email`, before any transaction, and then kept with the learner. Its issuer
// is one to be accepted from then on, whatever becomes of the claim. One that is there already
// stays as it is. Nothing where no file came, or the achievement asks for nothing before; of no
// learner yet. Errors of the first: those of bring_credential, with the path "/badge_file".
Result<std::optional<OutsideCredential>> read_brought_along(Context& context,
                                                            const Achievement& wanted,
                                                            const std::string& email,
                                                            std::string_view file);
Status keep_brought_along(Context& context, Transaction& transaction, const Learner& learner,
                          OutsideCredential brought);

// In order of their achievements, without documents. Errors: not_permitted.
Result<std::vector<OutsideCredential>> brought_credentials(Context& context,
                                                           std::string_view learner_token);
// Errors: not_permitted, not_found.
Status remove_credential(Context& context, std::string_view learner_token, const HoldingId& id);

Result<std::vector<OutsideIssuer>> list_outside_issuers(Context& context, const Actor& actor);
// Errors: not_found, invalid ("/state": "accepted" or "refused").
Status decide_issuer(Context& context, const Actor& actor, const std::string& id,
                     const std::string& state);

// Verifies anew what was verified more than a week ago: what is revoked by now counts no more. How
// many were looked at.
Result<std::int64_t> recheck_outside(Context& context, std::int64_t credentials_max);

}  // namespace cairn::app
