// SPDX-License-Identifier: Apache-2.0
// Whole tables of claims and learners, a portion at a time.
#include "storage/claim_tables.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::ClaimListed read_claim(Columns& row) {
  return {{row.text()},  row.text(),
          row.text(),    row.text(),
          row.integer(), enumerator<app::ClaimState>(app::claim_state_names, row.text()),
          row.instant(), row.maybe_instant(),
          {row.text()}};
}

app::LearnerListed read_learner(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.instant(), row.integer(), row.integer()};
}

}  // namespace

Result<std::vector<app::ClaimListed>> ClaimTables::claim_table(
    const app::OrganisationId& organisation, const app::TableFrom& from, std::int64_t rows_max) {
  return select_all(
      connection_,
      "select c.id, l.name, l.email, v.name, c.achievement_version, c.state, c.submitted,"
      " d.decided, coalesce(w.id, '') from claim c"
      " join learner l on l.organisation = c.organisation and l.id = c.learner"
      " join achievement_version v on v.organisation = c.organisation"
      " and v.achievement = c.achievement and v.version = c.achievement_version"
      " left join decision d on d.organisation = c.organisation and d.claim = c.id"
      " left join award w on w.organisation = c.organisation and w.claim = c.id"
      " where c.organisation = $1 and (c.submitted, c.id) > ($2, $3)"
      " order by c.submitted, c.id limit $4",
      {organisation.text, from.moment, from.id, rows_max}, read_claim);
}

Result<std::vector<app::LearnerListed>> ClaimTables::learner_table(
    const app::OrganisationId& organisation, const app::TableFrom& from, std::int64_t rows_max) {
  return select_all(
      connection_,
      "select l.id, l.name, l.email, l.created,"
      " (select count(*) from claim c where c.organisation = l.organisation and c.learner = l.id),"
      " (select count(*) from award w where w.organisation = l.organisation and w.learner = l.id)"
      " from learner l where l.organisation = $1 and (l.created, l.id) > ($2, $3)"
      " and l.email <> '' order by l.created, l.id limit $4",
      {organisation.text, from.moment, from.id, rows_max}, read_learner);
}

}  // namespace cairn::storage
