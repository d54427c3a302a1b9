// SPDX-License-Identifier: Apache-2.0
// The Keys port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/keys.h"
#include "storage/sql.h"

namespace cairn::storage {

class KeyTable final : public app::Keys {
 public:
  explicit KeyTable(Connection& connection) : connection_(connection) {}
  Status add(const app::SigningKey& key) override;
  Result<app::SigningKey> newest(const app::OrganisationId& organisation,
                                 crypto::KeyType type) override;
  Status update(const app::SigningKey& key) override;
  Result<std::vector<app::SigningKey>> list(const app::OrganisationId& organisation) override;
  Status add_secret(const std::string& name, const Bytes& sealed) override;
  Result<Bytes> find_secret(const std::string& name) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
