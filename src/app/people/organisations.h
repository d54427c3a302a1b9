// SPDX-License-Identifier: Apache-2.0
// One person, several organisations: which of them a session works for, and a further one.
#pragma once
#include <string>

#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app {

// From now on the session works for that organisation. Errors: not_found (they do not belong to
// it).
Status work_for(Context& context, const CurrentSession& session, const OrganisationId& place);

struct FurtherOrganisation {
  std::string name;
  std::string url;            // its home page; may be empty
  std::string language = {};  // of mail where a learner's is not known; BCP 47, or ""
};
// Makes it with its signing key, owned by whoever is signed in, who works for it from now on.
// Errors: invalid ("/name", "/url"); conflict (they belong to too many).
Result<OrganisationId> found_further(Context& context, const CurrentSession& session,
                                     const FurtherOrganisation& form);

// An organisation with its first member, who owns it, and its signing key. For a login that is
// there.
Status found_organisation(Context& context, Transaction& transaction,
                          const Organisation& organisation, const Account& owner,
                          const std::string& language);

}  // namespace cairn::app
