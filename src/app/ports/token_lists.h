// SPDX-License-Identifier: Apache-2.0
// Token Status Lists: for each list of revocations, with its twin of suspensions, one signed token
// that tells both.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct TokenList {
  StatusListId id;    // of the list of revocations
  std::string token;  // as it is published
  Instant expires;
};

class TokenLists {
 public:
  virtual ~TokenLists() = default;
  // In place of the one before.
  virtual Status put(const OrganisationId& organisation, const TokenList& list) = 0;
  // Errors of both: not_found.
  virtual Result<TokenList> find(const OrganisationId& organisation, const StatusListId& id) = 0;
  // The list of revocations that this is, or whose twin it is.
  virtual Result<StatusListId> revocations_of(const OrganisationId& organisation,
                                              const StatusListId& id) = 0;
  // Lists of revocations without a token, or with one that expires before then.
  virtual Result<std::vector<StatusListId>> due(const OrganisationId& organisation,
                                                Instant before) = 0;
};

}  // namespace cairn::app
