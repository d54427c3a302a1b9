// SPDX-License-Identifier: Apache-2.0
// The Records port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/records.h"
#include "storage/sql.h"

namespace cairn::storage {

class RecordTables final : public app::Records {
 public:
  explicit RecordTables(Connection& connection) : connection_(connection) {}
  Status add_report(const app::KeptReport& report) override;
  Status remove_reports_expired(Instant now) override;
  Result<app::KeptReport> find_report(const std::string& id) override;
  Status append_audit(const app::AuditEntry& entry) override;
  using app::Records::list_audit;
  Result<std::vector<app::AuditEntry>> list_audit(const app::OrganisationId& organisation,
                                                  const app::AuditFilter& filter,
                                                  const app::Page& page) override;
  Status add_audit_actor(const app::OrganisationId& organisation,
                         const app::AuditActor& actor) override;
  Result<app::AuditActor> find_audit_actor(const app::OrganisationId& organisation,
                                           const std::string& id) override;
  Result<std::vector<app::AuditActor>> list_audit_actors(
      const app::OrganisationId& organisation) override;
  Status remove_audit_actor(const app::OrganisationId& organisation,
                            const std::string& id) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
