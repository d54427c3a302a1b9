// SPDX-License-Identifier: Apache-2.0
#include "storage/abuse_report_table.h"

#include <limits>

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::AbuseReport read_report(Columns& row) {
  app::AbuseReport it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.kind = enumerator<app::AbuseKind>(app::abuse_kind_names, row.text());
  it.about = row.text();
  it.reason = row.text();
  it.reports = row.integer();
  it.reported = row.instant();
  it.state = enumerator<app::AbuseState>(app::abuse_state_names, row.text());
  it.decision = row.text();
  it.decided = row.maybe_instant();
  return it;
}
std::int64_t read_number(Columns& row) { return row.integer(); }

std::string select(std::string_view condition) {
  return "select organisation, id, kind, about, reason, reports, reported, state, decision,"
         " decided from abuse_report where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status AbuseReportTable::put(const app::AbuseReport& it) {
  return run(connection_,
             "insert into abuse_report (organisation, id, kind, about, reason, reports, reported,"
             " state, decision, decided)"
             " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
             " on conflict (organisation, kind, about) do update set reason = excluded.reason,"
             " reports = excluded.reports, reported = excluded.reported, state = excluded.state,"
             " decision = excluded.decision, decided = excluded.decided",
             {it.organisation.text, it.id.text, name_in(app::abuse_kind_names, it.kind), it.about,
              it.reason, it.reports, it.reported, name_in(app::abuse_state_names, it.state),
              it.decision, it.decided});
}

Result<app::AbuseReport> AbuseReportTable::find(const app::OrganisationId& organisation,
                                                const app::AbuseReportId& id) {
  return select_one(connection_, select(" and id = $2"), {organisation.text, id.text}, read_report,
                    "report");
}

Result<app::AbuseReport> AbuseReportTable::find_about(const app::OrganisationId& organisation,
                                                      app::AbuseKind kind,
                                                      const std::string& about) {
  return select_one(connection_, select(" and kind = $2 and about = $3"),
                    {organisation.text, name_in(app::abuse_kind_names, kind), about}, read_report,
                    "report");
}

Result<std::int64_t> AbuseReportTable::count_open(const app::OrganisationId& organisation) {
  return select_one(connection_,
                    "select count(*) from abuse_report where organisation = $1 and state = 'open'",
                    {organisation.text}, read_number, "count");
}

Result<std::vector<app::AbuseReport>> AbuseReportTable::list(
    const app::OrganisationId& organisation, bool open, const app::Page& page) {
  constexpr auto furthest = std::numeric_limits<std::int64_t>::max();
  Instant from{open ? -1 : furthest};
  if (!page.after.empty()) {
    CAIRN_TRY(const auto last, find(organisation, {page.after}));
    from = last.reported;
  }
  if (open)
    return select_all(
        connection_,
        select(" and state = 'open' and (reported > $2 or (reported = $2 and id > $3))"
               " order by reported, id limit $4"),
        {organisation.text, from, page.after, page.rows_max}, read_report);
  return select_all(connection_,
                    select(" and state <> 'open' and (reported < $2 or (reported = $2 and id < $3))"
                           " order by reported desc, id desc limit $4"),
                    {organisation.text, from, page.after, page.rows_max}, read_report);
}

Status AbuseReportTable::remove_about(const app::OrganisationId& organisation, app::AbuseKind kind,
                                      const std::string& about) {
  return run(connection_,
             "delete from abuse_report where organisation = $1 and kind = $2 and about = $3",
             {organisation.text, name_in(app::abuse_kind_names, kind), about});
}

}  // namespace cairn::storage
