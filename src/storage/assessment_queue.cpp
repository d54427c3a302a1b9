// SPDX-License-Identifier: Apache-2.0
// What waits for assessors: the queue and who has how much of it.
#include "storage/assessment_tables.h"
#include "storage/learner_rows.h"
#include "storage/search.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

// What has no due date comes last.
constexpr std::int64_t never = 9'000'000'000'000'000;

app::QueueRow read_row(Columns& row) {
  return {{row.text()},
          row.text(),
          {row.text()},
          row.text(),
          enumerator<app::Phase>(app::phase_names, row.text()),
          {row.text()},
          row.maybe_instant(),
          row.instant(),
          row.integer() != 0};
}
app::Workload read_workload(Columns& row) { return {{row.text()}, row.integer(), row.integer()}; }

struct Place {
  std::int64_t due = 0;
  Instant submitted;
};
Place read_place(Columns& row) { return {row.integer(), row.instant()}; }

}  // namespace

Status AssessmentTables::put_back(const app::OrganisationId& organisation,
                                  const app::AccountId& assignee) {
  return run(connection_,
             "update assessment set assignee = case when assignee = $2 then '' else assignee end,"
             " second = case when second = $2 then '' else second end"
             " where organisation = $1 and (assignee = $2 or second = $2)"
             " and phase in ('marking', 'second', 'moderation', 'ready', 'asked', 'appeal')",
             {organisation.text, assignee.text});
}

Result<std::vector<app::QueueRow>> AssessmentTables::queue(const app::OrganisationId& organisation,
                                                           const app::QueueFilter& filter,
                                                           const app::Page& page) {
  Place from{-1, Instant{}};
  if (!page.after.empty()) {
    CAIRN_TRY(from, select_one(connection_,
                               "select coalesce(s.due, $3), c.submitted from assessment s"
                               " join claim c on c.organisation = s.organisation and c.id = s.claim"
                               " where s.organisation = $1 and s.claim = $2",
                               {organisation.text, page.after, never}, read_place, "claim"));
  }
  Parameters parameters(organisation);
  std::string sql =
      "select s.claim, l.name, c.achievement, v.name, s.phase, s.assignee, s.due, c.submitted, " +
      std::string(address_proved) +
      " from assessment s"
      " join claim c on c.organisation = s.organisation and c.id = s.claim"
      " join learner l on l.organisation = c.organisation and l.id = c.learner"
      " join achievement_version v on v.organisation = c.organisation"
      " and v.achievement = c.achievement and v.version = c.achievement_version"
      " where s.organisation = $1";
  if (filter.assignee) sql += " and s.assignee = " + parameters.add(filter.assignee->text);
  if (filter.phase)
    sql += " and s.phase = " + parameters.add(app::name_of(*filter.phase));
  else
    sql += " and s.phase in ('marking', 'second', 'moderation', 'ready', 'appeal')";
  // What was decided in another way waits for nobody.
  sql += " and (c.state = 'submitted' or s.phase not in ('marking', 'second', 'moderation'))";
  if (filter.due_before) sql += " and s.due < " + parameters.add(*filter.due_before);
  sql += of_achievement(filter.list, "c", parameters) + having_words(filter.list, "c", parameters);
  const auto due = "coalesce(s.due, " + parameters.add(never) + ")";
  sql += " and (" + due + ", c.submitted, c.id) > (" + parameters.add(from.due) + ", " +
         parameters.add(from.submitted) + ", " + parameters.add(page.after) + ")";
  sql += " order by " + due + ", c.submitted, c.id limit " + parameters.add(page.rows_max);
  return select_all(connection_, sql, parameters.all(), read_row);
}

Result<std::vector<app::Workload>> AssessmentTables::workload(
    const app::OrganisationId& organisation, Instant now) {
  return select_all(connection_,
                    "select s.assignee, count(*), count(case when s.due < $2 then 1 end)"
                    " from assessment s join claim c"
                    " on c.organisation = s.organisation and c.id = s.claim"
                    " where s.organisation = $1"
                    " and s.phase in ('marking', 'second', 'moderation', 'ready', 'appeal')"
                    " and (c.state = 'submitted' or s.phase not in"
                    " ('marking', 'second', 'moderation'))"
                    " group by s.assignee order by s.assignee",
                    {organisation.text, now}, read_workload);
}

}  // namespace cairn::storage
