// SPDX-License-Identifier: Apache-2.0
#include "storage/record_tables.h"

#include <charconv>
#include <limits>
#include "app/ports/records.h"

namespace cairn::storage {
namespace {

app::KeptReport read_report(Columns& row) {
  return {row.text(), row.text(), row.instant(), row.instant()};
}
app::AuditEntry read_entry(Columns& row) {
  return {{row.text()}, row.instant(), row.text(),   row.text(),
          row.text(),   row.text(),    row.integer()};
}
app::AuditActor read_actor(Columns& row) { return {row.text(), row.text()}; }

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
    const app::OrganisationId& organisation, const app::AuditFilter& filter,
    const app::Page& page) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!page.after.empty()) {
    const auto* end = page.after.data() + page.after.size();
    const auto read = std::from_chars(page.after.data(), end, before);
    if (read.ec != std::errc() || read.ptr != end)
      return fail(ErrorCode::not_found, "store", "There is no such entry.");
  }
  const Instant from = filter.from.value_or(Instant{std::numeric_limits<std::int64_t>::min()});
  const Instant until = filter.until.value_or(Instant{std::numeric_limits<std::int64_t>::max()});
  return select_all(connection_,
                    "select organisation, at, actor, action, subject, detail, entry from audit"
                    " where organisation = $1 and entry < $2"
                    " and ($3 = '' or substr(action, 1, length($3)) = $3)"
                    " and ($4 = '' or actor = $4) and ($5 = '' or subject = $5)"
                    " and at >= $6 and at < $7 order by entry desc limit $8",
                    {organisation.text, before, filter.action, filter.actor, filter.subject, from,
                     until, page.rows_max},
                    read_entry);
}

Status RecordTables::add_audit_actor(const app::OrganisationId& organisation,
                                     const app::AuditActor& actor) {
  return run(connection_,
             "insert into audit_actor (organisation, actor, pseudonym) values ($1, $2, $3)",
             {organisation.text, actor.id, actor.pseudonym});
}

Result<app::AuditActor> RecordTables::find_audit_actor(const app::OrganisationId& organisation,
                                                       const std::string& id) {
  return select_one(connection_,
                    "select actor, pseudonym from audit_actor where organisation = $1"
                    " and actor = $2",
                    {organisation.text, id}, read_actor, "actor");
}

Result<std::vector<app::AuditActor>> RecordTables::list_audit_actors(
    const app::OrganisationId& organisation) {
  return select_all(connection_,
                    "select actor, pseudonym from audit_actor where organisation = $1"
                    " order by pseudonym",
                    {organisation.text}, read_actor);
}

Status RecordTables::remove_audit_actor(const app::OrganisationId& organisation,
                                        const std::string& id) {
  return run(connection_, "delete from audit_actor where organisation = $1 and actor = $2",
             {organisation.text, id});
}

}  // namespace cairn::storage
