// SPDX-License-Identifier: Apache-2.0
// The Organisations port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/organisations.h"
#include "storage/sql.h"

namespace cairn::storage {

class OrganisationTable final : public app::Organisations {
 public:
  explicit OrganisationTable(Connection& connection) : connection_(connection) {}
  Status add(const app::Organisation& organisation) override;
  Status update(const app::Organisation& organisation) override;
  Result<app::Organisation> find(const app::OrganisationId& id) override;
  Status keep_logo(const app::OrganisationId& id, const app::Logo& logo) override;
  Result<Bytes> find_logo(const app::OrganisationId& id, const std::string& digest) override;
  Result<std::int64_t> count_logos(const app::OrganisationId& id) override;
  Status put_domain(const app::DomainRecord& record) override;
  Result<app::DomainRecord> find_domain(const app::OrganisationId& id) override;
  Status put_retention(const app::Retention& retention) override;
  Result<app::Retention> find_retention(const app::OrganisationId& id) override;
  Result<std::vector<app::Organisation>> list() override;
  Result<std::optional<app::Organisation>> first() override;
  Result<app::OrganisationCounts> counts(const app::OrganisationId& id) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
