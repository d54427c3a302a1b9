// SPDX-License-Identifier: Apache-2.0
// Token Status Lists of this server (draft-ietf-oauth-status-list): what the two lists of an
// organisation's badges tell, once more, for credentials that are tokens. Two bits an index, the
// same index as in the others: valid, invalid, suspended.
#pragma once
#include <map>
#include <string>
#include <vector>

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

// Lists that would be over before long, or are missing, signed round after round, each in a
// transaction of its own. One that cannot be, for its key is gone, is tried again once a day.
class TokenListRenewal {
 public:
  struct Failure {
    StatusListId list;
    Error error;
  };
  // What failed and had not before. Errors: those of the store.
  Result<std::vector<Failure>> round(Context& context);

 private:
  std::map<std::string, Instant, std::less<>> next_tries_;  // by list, of those that failed
};

}  // namespace cairn::app
