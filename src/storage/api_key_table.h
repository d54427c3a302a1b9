// SPDX-License-Identifier: Apache-2.0
// The ApiKeys port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/api_keys.h"
#include "storage/sql.h"

namespace cairn::storage {

class ApiKeyTable final : public app::ApiKeys {
 public:
  explicit ApiKeyTable(Connection& connection) : connection_(connection) {}
  Status add(const app::ApiKey& key) override;
  Result<app::ApiKey> find(const app::OrganisationId& organisation,
                           const app::ApiKeyId& id) override;
  Result<app::ApiKey> find_by_token(const app::OrganisationId& organisation,
                                    const Bytes& token_hash) override;
  Status set_last_used(const app::OrganisationId& organisation, const app::ApiKeyId& id,
                       Instant day) override;
  Status remove(const app::OrganisationId& organisation, const app::ApiKeyId& id) override;
  Result<std::vector<app::ApiKey>> list(const app::OrganisationId& organisation) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
