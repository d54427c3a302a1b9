// SPDX-License-Identifier: Apache-2.0
// The ProviderFacts port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/provider_facts.h"
#include "storage/sql.h"

namespace cairn::storage {

class ProviderFactTable final : public app::ProviderFacts {
 public:
  explicit ProviderFactTable(Connection& connection) : connection_(connection) {}
  Status put(const app::ProviderFact& fact) override;
  Result<app::ProviderFact> find(const app::ProviderFactId& id) override;
  Status remove(const app::ProviderFactId& id) override;
  Result<std::vector<app::ProviderFact>> of_provider(const std::string& provider) override;
  Result<std::vector<app::ProviderFact>> list(const std::string& after,
                                              std::int64_t count) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
