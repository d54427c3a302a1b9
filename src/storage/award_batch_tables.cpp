// SPDX-License-Identifier: Apache-2.0
#include "storage/award_batch_tables.h"

#include "app/ports/offers.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

constexpr std::string_view repeat_names[] = {"leave-out", "award-again"};

app::AwardBatch read_batch(Columns& row) {
  app::AwardBatch it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.achievement = {row.text()};
  it.file_name = row.text();
  it.header = read_words(row.text());
  it.mapping = row.text();
  it.repeat = enumerator<app::Repeat>(repeat_names, row.text());
  it.state = enumerator<app::BatchState>(app::batch_state_names, row.text());
  it.starts = row.instant();
  it.offer_until = row.maybe_instant();
  it.message = row.text();
  it.created_by = {row.text()};
  it.created = row.instant();
  it.finished = row.maybe_instant();
  it.waiver = row.text();
  return it;
}

app::BatchRow read_row(Columns& row) {
  app::BatchRow it;
  it.number = row.integer();
  it.cells = read_words(row.text());
  it.state = enumerator<app::RowState>(app::row_state_names, row.text());
  it.faults = row.text();
  it.source_key = row.text();
  it.award = {row.text()};
  return it;
}

struct StateCount {
  app::RowState state;
  std::int64_t count;
};
StateCount read_count(Columns& row) {
  const auto state = enumerator<app::RowState>(app::row_state_names, row.text());
  return {state, row.integer()};
}
// "" where nothing was to be accepted.
struct OfferCount {
  std::string state;
  std::int64_t count = 0, claimed = 0;
};
OfferCount read_offer_count(Columns& row) {
  OfferCount it;
  it.state = row.text();
  it.count = row.integer();
  it.claimed = row.integer();
  return it;
}
Instant read_instant(Columns& row) { return row.instant(); }
std::int64_t read_number(Columns& row) { return row.integer(); }

std::string select_batch(std::string_view condition) {
  return "select organisation, id, achievement, file_name, header, mapping, repeat, state, starts,"
         " offer_until, message, created_by, created, finished, waiver from award_batch where " +
         std::string(condition);
}

app::UnreachedRow read_unreached(Columns& row) { return {row.integer(), row.text(), row.text()}; }

}  // namespace

Status AwardBatchTables::add(const app::AwardBatch& it) {
  return run(
      connection_,
      "insert into award_batch (organisation, id, achievement, file_name, header, mapping,"
      " repeat, state, starts, offer_until, message, created_by, created, finished, waiver)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      {it.organisation.text, it.id.text, it.achievement.text, it.file_name, write_words(it.header),
       it.mapping, name_in(repeat_names, it.repeat), name_of(it.state), it.starts, it.offer_until,
       it.message, it.created_by.text, it.created, it.finished, it.waiver});
}

Status AwardBatchTables::update(const app::AwardBatch& it) {
  return change_one(connection_,
                    "update award_batch set file_name = $3, header = $4, mapping = $5, repeat = $6,"
                    " state = $7, starts = $8, offer_until = $9, message = $10, finished = $11,"
                    " waiver = $12 where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.file_name, write_words(it.header),
                     it.mapping, name_in(repeat_names, it.repeat), name_of(it.state), it.starts,
                     it.offer_until, it.message, it.finished, it.waiver});
}

Result<app::AwardBatch> AwardBatchTables::find(const app::OrganisationId& organisation,
                                               const app::AwardBatchId& id) {
  return select_one(connection_, select_batch("organisation = $1 and id = $2"),
                    {organisation.text, id.text}, read_batch, "batch of awards");
}

Result<std::vector<app::AwardBatch>> AwardBatchTables::list(const app::OrganisationId& organisation,
                                                            const app::Page& page) {
  const std::string order = " order by created desc, id desc limit $2";
  if (page.after.empty())
    return select_all(connection_, select_batch("organisation = $1") + order,
                      {organisation.text, page.rows_max}, read_batch);
  CAIRN_TRY(
      const auto from,
      select_one(connection_, "select created from award_batch where organisation = $1 and id = $2",
                 {organisation.text, page.after}, read_instant, "batch of awards"));
  return select_all(connection_,
                    select_batch("organisation = $1 and (created, id) < ($3, $4)") + order,
                    {organisation.text, page.rows_max, from, page.after}, read_batch);
}

Result<std::int64_t> AwardBatchTables::count_running(const app::OrganisationId& organisation) {
  return select_one(
      connection_, "select count(*) from award_batch where organisation = $1 and state = 'running'",
      {organisation.text}, read_number, "batch of awards");
}

Result<std::vector<app::AwardBatch>> AwardBatchTables::list_due(Instant now,
                                                                std::int64_t count_max) {
  return select_all(connection_,
                    select_batch("state = 'running' and starts <= $1 order by starts, id limit $2"),
                    {now, count_max}, read_batch);
}

Status AwardBatchTables::add_row(const app::AwardBatch& batch, const app::BatchRow& row) {
  return run(connection_,
             "insert into award_batch_row (organisation, batch, number, cells, state, faults,"
             " source_key, award) values ($1, $2, $3, $4, $5, $6, $7, $8)",
             {batch.organisation.text, batch.id.text, row.number, write_words(row.cells),
              name_of(row.state), row.faults, row.source_key, row.award.text},
             "This row is there already.");
}

Status AwardBatchTables::update_row(const app::AwardBatch& batch, const app::BatchRow& row) {
  return change_one(connection_,
                    "update award_batch_row set cells = $4, state = $5, faults = $6,"
                    " source_key = $7, award = $8"
                    " where organisation = $1 and batch = $2 and number = $3",
                    {batch.organisation.text, batch.id.text, row.number, write_words(row.cells),
                     name_of(row.state), row.faults, row.source_key, row.award.text});
}

Result<bool> AwardBatchTables::settle_row(const app::AwardBatch& batch, const app::BatchRow& row,
                                          app::RowState state, const app::AwardId& award) {
  CAIRN_TRY(const auto settled,
            connection_.change("update award_batch_row set state = $4, award = $5"
                               " where organisation = $1 and batch = $2 and number = $3"
                               " and state = 'ready' and source_key = $6",
                               {batch.organisation.text, batch.id.text, row.number, name_of(state),
                                award.text, row.source_key}));
  return settled == 1;
}

Status AwardBatchTables::remove_row(const app::AwardBatch& batch, std::int64_t number) {
  return change_one(connection_,
                    "delete from award_batch_row"
                    " where organisation = $1 and batch = $2 and number = $3",
                    {batch.organisation.text, batch.id.text, number});
}

Status AwardBatchTables::remove_rows(const app::AwardBatch& batch) {
  return run(connection_, "delete from award_batch_row where organisation = $1 and batch = $2",
             {batch.organisation.text, batch.id.text});
}

Result<std::vector<app::BatchRow>> AwardBatchTables::rows(const app::AwardBatch& batch,
                                                          const app::RowsAsked& asked) {
  const std::string sql =
      "select number, cells, state, faults, source_key, award from award_batch_row"
      " where organisation = $1 and batch = $2 and number > $3";
  const std::string order = " order by number limit $4";
  if (!asked.state)
    return select_all(connection_, sql + order,
                      {batch.organisation.text, batch.id.text, asked.after, asked.rows_max},
                      read_row);
  return select_all(
      connection_, sql + " and state = $5" + order,
      {batch.organisation.text, batch.id.text, asked.after, asked.rows_max, name_of(*asked.state)},
      read_row);
}

Result<app::BatchCounts> AwardBatchTables::count(const app::AwardBatch& batch) {
  CAIRN_TRY(const auto found, select_all(connection_,
                                         "select state, count(*) from award_batch_row"
                                         " where organisation = $1 and batch = $2 group by state",
                                         {batch.organisation.text, batch.id.text}, read_count));
  app::BatchCounts counts;
  for (const auto& [state, count] : found) {
    if (state == app::RowState::bad) counts.bad = count;
    if (state == app::RowState::ready) counts.ready = count;
    if (state == app::RowState::awarded) counts.awarded = count;
    if (state == app::RowState::held) counts.held = count;
  }
  return counts;
}

Result<app::BatchUptake> AwardBatchTables::uptake(const app::AwardBatch& batch) {
  CAIRN_TRY(const auto found,
            select_all(connection_,
                       "select coalesce(o.state, ''), count(*), sum(case when o.state = 'accepted'"
                       " or (o.state is null and exists (select 1 from learner_address l"
                       " where l.organisation = a.organisation and l.learner = a.learner))"
                       " then 1 else 0 end) from award_batch_row r"
                       " join award a on a.organisation = r.organisation and a.id = r.award"
                       " left join offer o on o.organisation = a.organisation and o.award = a.id"
                       " where r.organisation = $1 and r.batch = $2 and r.state = 'awarded'"
                       " group by o.state",
                       {batch.organisation.text, batch.id.text}, read_offer_count));
  app::BatchUptake out;
  for (const auto& one : found) {
    out.claimed += one.claimed;
    if (one.state.empty()) continue;
    switch (enumerator<app::OfferState>(app::offer_state_names, one.state)) {
      case app::OfferState::offered: out.offered = one.count; break;
      case app::OfferState::accepted: out.accepted = one.count; break;
      case app::OfferState::declined: out.declined = one.count; break;
      case app::OfferState::expired: out.expired = one.count; break;
    }
  }
  return out;
}

Result<std::vector<app::UnreachedRow>> AwardBatchTables::unreached(const app::AwardBatch& batch,
                                                                   std::int64_t count_max) {
  return select_all(connection_,
                    "select r.number, o.recipient, o.last_error from outbox o"
                    " join award_batch_row r on r.organisation = o.organisation"
                    " and r.award = o.subject and r.award <> ''"
                    " where o.organisation = $1 and o.state in ('bounced', 'failed')"
                    " and o.kind = 'mail' and r.batch = $2 order by r.number limit $3",
                    {batch.organisation.text, batch.id.text, count_max}, read_unreached);
}

}  // namespace cairn::storage
