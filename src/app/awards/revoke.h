// SPDX-License-Identifier: Apache-2.0
// Revoking: the award's bit in its status list is set, and every verifier sees it.
#pragma once
#include <string>

#include "app/context.h"
#include "app/list_search.h"
#include "app/ports/awards.h"

namespace cairn::app {

// Errors: not_found, conflict (already revoked), invalid ("/reason").
Result<Award> revoke_award(Context& context, const Actor& actor, const AwardId& id,
                           const std::string& reason);

// The organisation's awards, newest first. Errors: not_found (no row has the id the page follows);
// those of the search.
Result<Listed<AwardSummary>> list_awards(Context& context, const Actor& actor, const Page& page);
Result<Listed<AwardSummary>> list_awards(Context& context, const Actor& actor,
                                         const ListSearch& search, const Page& page);

}  // namespace cairn::app
