// SPDX-License-Identifier: Apache-2.0
// Token Status Lists of this server (draft-ietf-oauth-status-list): what the two lists of an
// organisation's badges tell, once more, for credentials that are tokens. Two bits an index, the
// same index as in the others: valid, invalid, suspended.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/awards.h"

namespace cairn::app {

// Signs the token of a list of revocations from what the lists hold now. Errors: not_found (a list,
// or its key).
Status publish_token_list(Context& context, Transaction& transaction,
                          const OrganisationId& organisation, const StatusListId& id);

// "{base}/status/{list}.jwt", as it was signed when a bit last changed or when it was renewed.
// Errors: not_found.
Result<std::string> token_status_list(Context& context, const StatusListId& id);

// Those that would be over before long, or are missing; each in a transaction of its own.
Status renew_token_lists(Context& context);

}  // namespace cairn::app
