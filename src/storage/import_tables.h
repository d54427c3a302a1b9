// SPDX-License-Identifier: Apache-2.0
// Imports over a Connection.
#pragma once
#include "app/ports/imports.h"
#include "storage/sql.h"

namespace cairn::storage {

class ImportTables final : public app::Imports {
 public:
  explicit ImportTables(Connection& connection) : connection_(connection) {}
  Status add_run(const app::ImportRun& run) override;
  Result<std::vector<app::ImportRun>> runs(const app::OrganisationId& organisation,
                                           const app::Page& page) override;
  Result<std::vector<app::ImportRun>> last_runs(const app::OrganisationId& organisation) override;
  Result<app::ImportRun> find_run(const app::OrganisationId& organisation,
                                  const app::ImportRunId& id) override;
  Status forget_runs(const app::OrganisationId& organisation, std::int64_t kept) override;

  Status add_source(const app::ImportSource& source) override;
  Result<std::vector<app::ImportSource>> sources(const app::OrganisationId& organisation) override;
  Result<app::ImportSource> find_source(const app::OrganisationId& organisation,
                                        const app::ImportSourceId& id) override;
  Status set_due(const app::OrganisationId& organisation, const app::ImportSourceId& id,
                 std::optional<Instant> due) override;
  Status remove_source(const app::OrganisationId& organisation,
                       const app::ImportSourceId& id) override;
  Result<std::vector<app::ImportSource>> due(const app::OrganisationId& organisation,
                                             Instant now) override;

  Result<app::OrganisationId> owner_of(const std::string& catalogue) override;
  Result<std::vector<std::string>> owned(const app::OrganisationId& organisation) override;
  Status set_owner(const std::string& catalogue, const std::optional<app::OrganisationId>& owner,
                   Instant since) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
