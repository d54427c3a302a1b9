// SPDX-License-Identifier: Apache-2.0
// Who runs this server: the owners of the organisation that it was set up with, which is the first.
#pragma once
#include "app/context.h"

namespace cairn::app {

Result<bool> runs_the_server(Transaction& transaction, const OrganisationId& organisation);

// Whether the actor is one of those people, or a program of theirs. Errors: of the store.
Result<bool> runs_the_server(Context& context, const Actor& actor);

}  // namespace cairn::app
