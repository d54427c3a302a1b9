// SPDX-License-Identifier: Apache-2.0
#include "storage/sitting_tables.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Sitting read_sitting(Columns& row) {
  return {{row.text()},
          {row.text()},
          enumerator<app::SittingOutcome>(app::sitting_outcome_names, row.text()),
          row.text(),
          {row.text()},
          row.instant(),
          row.maybe_instant()};
}

app::SittingItem read_item(Columns& row) {
  return {{row.text()},
          enumerator<app::SittingItemState>(app::sitting_item_state_names, row.text()),
          row.text(),
          app::read_round(row.text())};
}

std::string select_sitting(std::string_view condition) {
  return "select organisation, id, outcome, reason, decided_by, begun, finished from sitting "
         "where " +
         std::string(condition);
}

}  // namespace

Status SittingTables::add(const app::Sitting& it, const std::vector<app::SittingItem>& items) {
  CAIRN_CHECK(run(connection_,
                  "insert into sitting (organisation, id, outcome, reason, decided_by, begun,"
                  " finished) values ($1, $2, $3, $4, $5, $6, $7)",
                  {it.organisation.text, it.id.text, app::name_of(it.outcome), it.reason,
                   it.decided_by.text, it.begun, it.finished}));
  std::int64_t position = 0;
  for (const auto& item : items)
    CAIRN_CHECK(run(connection_,
                    "insert into sitting_item (organisation, sitting, position, claim, state,"
                    " sentence, round) values ($1, $2, $3, $4, 'waiting', '', $5)",
                    {it.organisation.text, it.id.text, position++, item.claim.text,
                     item.round ? app::text_of(*item.round) : std::string()}));
  return done;
}

Result<app::Sitting> SittingTables::find(const app::OrganisationId& organisation,
                                         const app::SittingId& id) {
  return select_one(connection_, select_sitting("organisation = $1 and id = $2"),
                    {organisation.text, id.text}, read_sitting, "sitting");
}

Result<std::vector<app::SittingItem>> SittingTables::items(const app::OrganisationId& organisation,
                                                           const app::SittingId& id) {
  return select_all(connection_,
                    "select claim, state, sentence, round from sitting_item where organisation = $1"
                    " and sitting = $2 order by position",
                    {organisation.text, id.text}, read_item);
}

Result<bool> SittingTables::settle(const app::Sitting& sitting, const app::SittingItem& item) {
  CAIRN_TRY(const auto changed,
            connection_.change("update sitting_item set state = $4, sentence = $5"
                               " where organisation = $1 and sitting = $2 and claim = $3"
                               " and state = 'waiting'",
                               {sitting.organisation.text, sitting.id.text, item.claim.text,
                                name_of(item.state), item.sentence}));
  return changed == 1;
}

Status SittingTables::finish(const app::Sitting& sitting, Instant at) {
  return change_one(connection_,
                    "update sitting set finished = $3 where organisation = $1 and id = $2",
                    {sitting.organisation.text, sitting.id.text, at});
}

Result<std::vector<app::Sitting>> SittingTables::list_open(std::int64_t count_max) {
  return select_all(connection_, select_sitting("finished is null order by begun limit $1"),
                    {count_max}, read_sitting);
}

}  // namespace cairn::storage
