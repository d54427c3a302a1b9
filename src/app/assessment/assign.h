// SPDX-License-Identifier: Apache-2.0
// Who assesses a claim: taking it, giving it to somebody, leaving it alone for a conflict of
// interest.
#pragma once
#include <optional>
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

// Who marks first and who second, both before the first marks are in: by address or by id, ""
// for anybody; where nothing is said it stays as it is.
struct Markers {
  std::optional<std::string> first = {};
  std::optional<std::string> second = {};
};
// Errors: not_found; conflict (it waits for no first marker any more); invalid ("/first",
// "/second": nobody of that name, somebody who may have no part in it, the same person twice, a
// second where none is asked for).
Status assign_markers(Context& context, const Actor& actor, const ClaimId& id,
                      const Markers& markers);
// Who can be named for either, by age; nobody where it waits for no first marker, or for no second
// one after that. Errors: not_found.
Result<std::vector<Account>> list_markers(Context& context, const Actor& actor, const ClaimId& id);

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
