// SPDX-License-Identifier: Apache-2.0
#include "storage/record_tables.h"
#include "app/ports/records.h"

namespace cairn::storage {
namespace {

app::KeptReport read_report(Columns& row) {
  return {row.text(), row.text(), row.instant(), row.instant()};
}
app::AuditEntry read_entry(Columns& row) {
  return {{row.text()}, row.instant(), row.text(), row.text(), row.text(), row.text()};
}

}  // namespace

Status RecordTables::add_report(const app::KeptReport& it) {
  return run(connection_,
             "insert into kept_report (organisation, id, report, created, expires)"
             " values ($1, $2, $3, $4, $5)",
             {app::server_organisation().text, it.id, it.report, it.created, it.expires});
}

Status RecordTables::remove_reports_expired(Instant now) {
  return run(connection_, "delete from kept_report where organisation = $1 and expires <= $2",
             {app::server_organisation().text, now});
}

Result<app::KeptReport> RecordTables::find_report(const std::string& id) {
  return select_one(connection_,
                    "select id, report, created, expires from kept_report"
                    " where organisation = $1 and id = $2",
                    {app::server_organisation().text, id}, read_report, "report");
}

Status RecordTables::append_audit(const app::AuditEntry& it) {
  return run(connection_,
             "insert into audit (organisation, entry, at, actor, action, subject, detail)"
             " select $1, coalesce(max(entry), 0) + 1, $2, $3, $4, $5, $6 from audit"
             " where organisation = $1",
             {it.organisation.text, it.at, it.actor, it.action, it.subject, it.detail});
}

Result<std::vector<app::AuditEntry>> RecordTables::list_audit(
    const app::OrganisationId& organisation, std::int64_t count_max) {
  return select_all(connection_,
                    "select organisation, at, actor, action, subject, detail from audit"
                    " where organisation = $1 order by entry desc limit $2",
                    {organisation.text, count_max}, read_entry);
}

}  // namespace cairn::storage
