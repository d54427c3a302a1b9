// SPDX-License-Identifier: Apache-2.0
// Where the states of credentials stand that were signed over the VC API: in lists of their own, of
// one issuer each.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct IssuedList {
  StatusListId id;               // of revocations
  StatusListId suspension_list;  // its twin; of a list that is added, as its own row says
  std::string issuer;
  std::int64_t used = 0;
  Instant created;
};

struct IssuedPlace {
  StatusListId list, suspension_list;
  std::int64_t index = 0;
  std::vector<std::string> purposes;  // of its entries; none of one from before they were kept
};

class IssuedStatuses {
 public:
  virtual ~IssuedStatuses() = default;
  virtual Status add_list(const OrganisationId& organisation, const IssuedList& list) = 0;
  // Errors: not_found.
  virtual Result<IssuedList> newest_list(const OrganisationId& organisation,
                                         const std::string& issuer) = 0;
  // False where the place is taken in its list; otherwise it is counted.
  virtual Result<bool> take(const OrganisationId& organisation, const IssuedPlace& place,
                            const std::string& credential_id) = 0;
  // Of all that was signed under that id, oldest list first.
  virtual Result<std::vector<IssuedPlace>> places(const OrganisationId& organisation,
                                                  const std::string& credential_id) = 0;
  // Whether a credential that was written down, as JSON or as a token, has an entry there. Reads
  // all of them.
  virtual Result<bool> is_entry(const OrganisationId& organisation, const StatusListId& list,
                                std::int64_t index) = 0;
};

}  // namespace cairn::app
