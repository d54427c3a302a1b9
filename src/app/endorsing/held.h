// SPDX-License-Identifier: Apache-2.0
// Endorsements that an organisation holds: whether they still verify, and how many are kept.
#pragma once
#include "app/context.h"
#include "app/ports/endorsements.h"

namespace cairn::app {

// Whether who signed it stands by it now. Errors: unreachable (that could not be found out).
Result<bool> holds_now(Context& context, const Endorsement& held);

// Errors: conflict (limits).
Status check_endorsement_room(Transaction& transaction, const OrganisationId& organisation);

}  // namespace cairn::app
