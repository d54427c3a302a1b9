// SPDX-License-Identifier: Apache-2.0
// The AbuseReports port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/abuse_reports.h"
#include "storage/sql.h"

namespace cairn::storage {

class AbuseReportTable final : public app::AbuseReports {
 public:
  explicit AbuseReportTable(Connection& connection) : connection_(connection) {}
  Status put(const app::AbuseReport& report) override;
  Result<app::AbuseReport> find(const app::OrganisationId& organisation,
                                const app::AbuseReportId& id) override;
  Result<app::AbuseReport> find_about(const app::OrganisationId& organisation, app::AbuseKind kind,
                                      const std::string& about) override;
  Result<std::int64_t> count_open(const app::OrganisationId& organisation) override;
  Result<std::vector<app::AbuseReport>> list(const app::OrganisationId& organisation, bool open,
                                             const app::Page& page) override;
  Status remove_about(const app::OrganisationId& organisation, app::AbuseKind kind,
                      const std::string& about) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
