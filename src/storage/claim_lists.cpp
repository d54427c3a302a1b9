// SPDX-License-Identifier: Apache-2.0
// Whole tables of claims and learners, a portion at a time.
#include "storage/claim_tables.h"
#include "storage/learner_rows.h"
#include "storage/search.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::ClaimListed read_claim(Columns& row) {
  return {{row.text()},  row.text(),
          row.text(),    row.text(),
          row.integer(), enumerator<app::ClaimState>(app::claim_state_names, row.text()),
          row.instant(), row.maybe_instant(),
          {row.text()},  row.integer() != 0};
}

std::int64_t read_count(Columns& row) { return row.integer(); }

app::LearnerListed read_learner_row(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.instant(), row.integer(), row.integer()};
}

// Whoever was erased has their id for an address.
std::string select_learners(const app::ListFilter& filter, Parameters& to) {
  std::string sql =
      "select l.id, l.name, l.email, l.created,"
      " (select count(*) from claim c where c.organisation = l.organisation and c.learner = l.id),"
      " (select count(*) from award w where w.organisation = l.organisation and w.learner = l.id)"
      " from learner l where l.organisation = $1 and l.email <> l.id";
  for (const auto& word : filter.words) sql += " and l.search like " + to.keep("%" + word + "%");
  if (!filter.achievement.text.empty())
    sql +=
        " and 1 = case when l.id in (select learner from award where organisation = $1"
        " and achievement = " +
        to.add(filter.achievement.text) + ") then 1 else 0 end";
  return sql;
}

}  // namespace

Result<std::vector<app::ClaimListed>> ClaimTables::claim_table(
    const app::OrganisationId& organisation, const app::ClaimFilter& filter,
    const app::TableFrom& from, std::int64_t rows_max) {
  Parameters parameters(organisation);
  std::string sql =
      "select c.id, l.name, l.email, v.name, c.achievement_version, c.state, c.submitted,"
      " d.decided, coalesce(w.id, ''), " +
      std::string(address_proved) +
      " from claim c"
      " join learner l on l.organisation = c.organisation and l.id = c.learner"
      " join achievement_version v on v.organisation = c.organisation"
      " and v.achievement = c.achievement and v.version = c.achievement_version"
      " left join decision d on d.organisation = c.organisation and d.claim = c.id"
      " left join award w on w.organisation = c.organisation and w.claim = c.id"
      " where c.organisation = $1";
  if (filter.state) sql += " and c.state = " + parameters.add(app::name_of(*filter.state));
  sql += of_achievement(filter.list, "c", parameters) + having_words(filter.list, "c", parameters);
  sql += " and (c.submitted, c.id) > (" + parameters.add(from.moment) + ", " +
         parameters.add(from.id) + ")";
  sql += " order by c.submitted, c.id limit " + parameters.add(rows_max);
  return select_all(connection_, sql, parameters.all(), read_claim);
}

Result<std::vector<app::LearnerListed>> ClaimTables::learner_table(
    const app::OrganisationId& organisation, const app::ListFilter& filter,
    const app::TableFrom& from, std::int64_t rows_max) {
  Parameters parameters(organisation);
  auto sql = select_learners(filter, parameters);
  sql += " and (l.created, l.id) > (" + parameters.add(from.moment) + ", " +
         parameters.add(from.id) + ")";
  sql += " order by l.created, l.id limit " + parameters.add(rows_max);
  return select_all(connection_, sql, parameters.all(), read_learner_row);
}

Result<std::vector<app::LearnerListed>> ClaimTables::learners(
    const app::OrganisationId& organisation, const app::ListFilter& filter, const app::Page& page) {
  Parameters parameters(organisation);
  auto sql = select_learners(filter, parameters);
  if (!page.after.empty()) {
    CAIRN_TRY(const auto from, find_learner(organisation, {page.after}));
    sql += " and (l.created, l.id) < (" + parameters.add(from.created) + ", " +
           parameters.add(page.after) + ")";
  }
  sql += " order by l.created desc, l.id desc limit " + parameters.add(page.rows_max);
  return select_all(connection_, sql, parameters.all(), read_learner_row);
}

Result<std::int64_t> ClaimTables::count_sent_since(const app::OrganisationId& organisation,
                                                   Instant moment) {
  return select_one(connection_,
                    "select count(*) from (select c.id from claim c where c.organisation = $1"
                    " and c.state = 'submitted' and c.submitted > $2"
                    " union select e.claim from case_event e join assessment s"
                    " on s.organisation = e.organisation and s.claim = e.claim"
                    " where e.organisation = $1 and e.at > $2"
                    " and e.deed in ('resubmitted', 'appealed')"
                    " and s.phase in ('marking', 'second', 'moderation', 'ready', 'appeal')) sent",
                    {organisation.text, moment}, read_count, "count");
}

}  // namespace cairn::storage
