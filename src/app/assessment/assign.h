// SPDX-License-Identifier: Apache-2.0
// Who assesses a claim: taking it, giving it to somebody, leaving it alone for a conflict of
// interest.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/assessment/case.h"
#include "app/ports/accounts.h"

namespace cairn::app {

// Into the hands of `account`, of the actor's organisation; "" puts it back for anybody.
// Errors: not_found (claim or account); conflict (it waits for nobody here); not_permitted (that
// person is barred, or has marked it before).
Status assign_claim(Context& context, const Actor& actor, const ClaimId& id,
                    const AccountId& account);
// The same by address. Errors: as above, and invalid ("/colleague").
Status assign_claim_to(Context& context, const Actor& actor, const ClaimId& id,
                       std::string_view email);

// Whom it may be given to now, by age: those who assess, whom no conflict of interest bars, and who
// have not marked it where somebody else must. Nobody where it waits for no assessor. Errors:
// not_found.
Result<std::vector<Account>> list_assignable(Context& context, const Actor& actor,
                                             const ClaimId& id);

// The actor has no part in this claim from now on; what they had not handed in is of no account.
// Errors: not_found; invalid ("/reason").
Status declare_conflict(Context& context, const Actor& actor, const ClaimId& id,
                        std::string_view reason);

}  // namespace cairn::app
