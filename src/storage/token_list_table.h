// SPDX-License-Identifier: Apache-2.0
// Token Status Lists over a Connection.
#pragma once
#include "app/ports/token_lists.h"
#include "storage/sql.h"

namespace cairn::storage {

class TokenListTable final : public app::TokenLists {
 public:
  explicit TokenListTable(Connection& connection) : connection_(connection) {}
  Status put(const app::OrganisationId& organisation, const app::TokenList& list) override;
  Result<app::TokenList> find(const app::OrganisationId& organisation,
                              const app::StatusListId& id) override;
  Result<app::StatusListId> revocations_of(const app::OrganisationId& organisation,
                                           const app::StatusListId& id) override;
  Result<std::vector<app::StatusListId>> due(const app::OrganisationId& organisation,
                                             Instant before) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
