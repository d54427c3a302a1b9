// SPDX-License-Identifier: Apache-2.0
#include "storage/award_tables.h"

#include <algorithm>

#include "app/ports/awards.h"
#include "storage/search.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Award read_award(Columns& row) {
  app::Award it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  if (auto claim = row.maybe_text()) it.claim = app::ClaimId{std::move(*claim)};
  it.source = enumerator<app::AwardSource>(app::award_source_names, row.text());
  it.source_key = row.text();
  it.achievement = {row.text()};
  it.achievement_version = row.integer();
  it.learner = {row.text()};
  it.credential_id = row.text();
  it.credential = row.text();
  it.status_list = {row.text()};
  it.status_index = row.integer();
  it.awarded = row.instant();
  it.valid_until = row.maybe_instant();
  it.revoked = row.maybe_instant();
  it.revocation_reason = row.text();
  it.version = row.integer();
  it.suspended = row.maybe_instant();
  it.suspension_reason = row.text();
  it.erased = row.maybe_instant();
  it.signing_key = {row.text()};
  return it;
}
app::StatusList read_list(Columns& row) {
  return {{row.text()}, {row.text()},  row.integer(), row.integer(), row.bytes(),
          row.text(),   row.instant(), row.text(),    {row.text()}};
}
app::AwardSummary read_summary(Columns& row) {
  return {{row.text()},        row.text(),   row.text(),   row.instant(),      row.maybe_instant(),
          row.maybe_instant(), {row.text()}, {row.text()}, row.maybe_instant()};
}
app::StatusListId read_list_id(Columns& row) { return {row.text()}; }
Instant read_instant(Columns& row) { return row.instant(); }
app::StatusListHead read_head(Columns& row) {
  return {{row.text()}, row.integer(), row.integer(), row.text(), row.text(), {row.text()}};
}
std::string read_text(Columns& row) { return row.text(); }
std::int64_t read_count(Columns& row) { return row.integer(); }

std::string select_award(std::string_view condition) {
  return "select organisation, id, claim, source, source_key, achievement, achievement_version,"
         " learner, credential_id, credential, status_list, status_index, awarded, valid_until,"
         " revoked, revocation_reason, version, suspended, suspension_reason, erased,"
         " signing_key from award where organisation = $1" +
         std::string(condition);
}
std::string standing_condition(app::AwardStanding standing, Instant now, Parameters& to) {
  switch (standing) {
    case app::AwardStanding::revoked: return " and w.revoked is not null";
    case app::AwardStanding::suspended: return " and w.suspended is not null and w.revoked is null";
    case app::AwardStanding::ended:
      return " and w.valid_until <= " + to.add(now) + " and w.revoked is null";
    case app::AwardStanding::valid: break;
  }
  return " and w.revoked is null and w.suspended is null and (w.valid_until is null"
         " or w.valid_until > " +
         to.add(now) + ")";
}
std::string select_list(std::string_view condition) {
  return "select organisation, id, entries, used, bits, credential, created, purpose,"
         " suspension_list from status_list where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status AwardTables::add(const app::Award& it) {
  CAIRN_TRY(const bool added, add_if_new(it));
  if (!added) return fail(ErrorCode::conflict, "store", "This has been awarded already.");
  return done;
}

Result<bool> AwardTables::add_if_new(const app::Award& it) {
  CAIRN_TRY(const auto added,
            connection_.change(
                "insert into award (organisation, id, claim, source, source_key, achievement,"
                " achievement_version, learner, credential_id, credential, status_list,"
                " status_index, awarded, valid_until, revoked, revocation_reason, signing_key)"
                " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
                " $17)"
                " on conflict do nothing",
                {it.organisation.text, it.id.text,
                 it.claim ? Parameter(it.claim->text) : Parameter(std::nullopt),
                 name_in(std::span(app::award_source_names), it.source), it.source_key,
                 it.achievement.text, it.achievement_version, it.learner.text, it.credential_id,
                 it.credential, it.status_list.text, it.status_index, it.awarded, it.valid_until,
                 it.revoked, it.revocation_reason, it.signing_key.text}));
  return added == 1;
}

Result<app::Award> AwardTables::find(const app::OrganisationId& organisation,
                                     const app::AwardId& id) {
  return select_one(connection_, select_award(" and id = $2"), {organisation.text, id.text},
                    read_award, "badge");
}

Result<app::Award> AwardTables::find_by_claim(const app::OrganisationId& organisation,
                                              const app::ClaimId& claim) {
  return select_one(connection_, select_award(" and claim = $2"), {organisation.text, claim.text},
                    read_award, "badge");
}

Result<app::Award> AwardTables::find_by_source_key(const app::OrganisationId& organisation,
                                                   const std::string& source_key) {
  return select_one(connection_, select_award(" and source_key = $2"),
                    {organisation.text, source_key}, read_award, "badge");
}

Result<std::vector<app::Award>> AwardTables::list_of_learner(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  return select_all(connection_, select_award(" and learner = $2 order by awarded desc, id desc"),
                    {organisation.text, learner.text}, read_award);
}

Result<bool> AwardTables::holds(const app::OrganisationId& organisation, const std::string& email,
                                const app::AchievementId& achievement, Instant now) {
  CAIRN_TRY(
      const auto count,
      select_one(connection_,
                 "select count(*) from learner l join award w"
                 " on w.organisation = l.organisation and w.learner = l.id"
                 " where l.organisation = $1 and l.email = $2 and w.achievement = $3"
                 " and w.revoked is null and w.suspended is null and w.erased is null"
                 " and (w.valid_until is null or w.valid_until > $4)"
                 " and not exists (select 1 from offer o where o.organisation = w.organisation"
                 " and o.award = w.id and o.state <> 'accepted')",
                 {organisation.text, email, achievement.text, now}, read_count, "count"));
  return count > 0;
}

// One query a page, without the credentials. What is searched is walked by an index in time that
// holds all that is asked of an award; the rest is looked up for those that are listed.
Result<std::vector<app::AwardSummary>> AwardTables::list(const app::OrganisationId& organisation,
                                                         const app::AwardFilter& filter,
                                                         const app::Page& page) {
  Parameters parameters(organisation);
  std::string sql =
      "select w.id, l.name, v.name, w.awarded, w.revoked, w.suspended, w.learner, w.achievement,"
      " w.valid_until from award w cross join learner l cross join achievement_version v"
      " where w.organisation = $1 and l.organisation = w.organisation and l.id = w.learner"
      " and v.organisation = w.organisation and v.achievement = w.achievement"
      " and v.version = w.achievement_version";
  if (!filter.learner.text.empty())
    sql += " and w.learner = " + parameters.add(filter.learner.text);
  else if (filter.standing || !filter.list.words.empty())
    sql += " and w.awarded > -1";  // by award_to_search
  sql += of_achievement(filter.list, "w", parameters);
  if (filter.standing) sql += standing_condition(*filter.standing, filter.now, parameters);
  sql += having_words(filter.list, "w", parameters);
  if (!page.after.empty()) {
    CAIRN_TRY(
        const auto from,
        select_one(connection_, "select awarded from award where organisation = $1 and id = $2",
                   {organisation.text, page.after}, read_instant, "badge"));
    sql += " and (w.awarded, w.id) < (" + parameters.add(from) + ", " + parameters.add(page.after) +
           ")";
  }
  sql += " order by w.awarded desc, w.id desc limit " + parameters.add(page.rows_max);
  return select_all(connection_, sql, parameters.all(), read_summary);
}

Result<std::vector<app::Award>> AwardTables::by_id(const app::OrganisationId& organisation,
                                                   const app::Page& page) {
  return select_all(connection_, select_award(" and id > $2 order by id limit $3"),
                    {organisation.text, page.after, page.rows_max}, read_award);
}

Status AwardTables::revoke(const app::OrganisationId& organisation, const app::AwardId& id,
                           Instant at, const std::string& reason) {
  CAIRN_TRY(const auto revoked,
            connection_.change("update award set revoked = $3, revocation_reason = $4"
                               " where organisation = $1 and id = $2 and revoked is null",
                               {organisation.text, id.text, at, reason}));
  if (revoked != 1)
    return fail(ErrorCode::conflict, "store", "This badge has been revoked already.");
  return done;
}

Result<std::vector<std::string>> AwardTables::find_faults(const app::OrganisationId& organisation) {
  return select_all(
      connection_,
      "select 'Status list ' || h.id || ' counts ' || h.used || ' places and has ' || ("
      "select count(*) from award w where w.organisation = h.organisation and"
      " w.status_list = h.id) || '.' as fault from status_list_head h where h.organisation = $1"
      " and h.used < (select count(*) from award w where w.organisation = h.organisation and"
      " w.status_list = h.id)"
      " union all "
      "select 'Row ' || r.number || ' of batch ' || r.batch || ' names an award that is not there.'"
      " from award_batch_row r where r.organisation = $1 and r.state in ('awarded', 'held')"
      " and not exists (select 1 from award w where w.organisation = r.organisation"
      " and w.id = r.award and w.source_key = r.source_key)"
      " union all "
      "select 'Row ' || r.number || ' of batch ' || r.batch || ' is awarded and does not say so.'"
      " from award_batch_row r join award w on w.organisation = r.organisation"
      " and w.source_key = r.source_key join award_batch b on b.organisation = r.organisation"
      " and b.id = r.batch where r.organisation = $1 and r.state = 'ready'"
      " and b.state = 'finished' limit 10",
      {organisation.text}, read_text);
}

Status AwardTables::add_status_list_head(const app::OrganisationId& organisation,
                                         const app::StatusListHead& it, Instant created) {
  return run(connection_,
             "insert into status_list_head (organisation, id, entries, used, url, issuer,"
             " suspension_list, created) values ($1, $2, $3, $4, $5, $6, $7, $8)",
             {organisation.text, it.id.text, it.entries, it.used, it.url, it.issuer,
              it.suspension_list.text, created});
}

Result<app::StatusListHead> AwardTables::newest_status_list_head(
    const app::OrganisationId& organisation) {
  return select_one(connection_,
                    "select id, entries, used, url, issuer, suspension_list from status_list_head"
                    " where organisation = $1 order by created desc, id limit 1",
                    {organisation.text}, read_head, "status list");
}

Status AwardTables::count_places(const app::OrganisationId& organisation,
                                 const app::StatusListId& list, std::int64_t taken) {
  return change_one(connection_,
                    "update status_list_head set used = used + $3"
                    " where organisation = $1 and id = $2",
                    {organisation.text, list.text, taken});
}

Result<std::vector<std::int64_t>> AwardTables::taken_places(const app::OrganisationId& organisation,
                                                            const app::StatusListId& list) {
  return select_all(connection_,
                    "select status_index from award where organisation = $1 and status_list = $2"
                    " union all select status_index from award_former"
                    " where organisation = $1 and status_list = $2",
                    {organisation.text, list.text}, read_count);
}

Status AwardTables::add_status_list(const app::StatusList& it) {
  return run(connection_,
             "insert into status_list (organisation, id, entries, used, bits, credential, created,"
             " purpose, suspension_list) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             {it.organisation.text, it.id.text, it.entries, it.used, it.bits, it.credential,
              it.created, it.purpose, it.suspension_list.text});
}

Status AwardTables::update_status_list(const app::StatusList& it) {
  return change_one(connection_,
                    "update status_list set used = $3, bits = $4, credential = $5"
                    " where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.used, it.bits, it.credential});
}

Result<app::StatusList> AwardTables::find_status_list(const app::OrganisationId& organisation,
                                                      const app::StatusListId& id) {
  return select_one(connection_, select_list(" and id = $2"), {organisation.text, id.text},
                    read_list, "status list");
}

Result<std::vector<app::StatusListId>> AwardTables::status_lists(
    const app::OrganisationId& organisation) {
  return select_all(connection_, "select id from status_list where organisation = $1 order by id",
                    {organisation.text}, read_list_id);
}

Result<app::StatusList> AwardTables::newest_status_list(const app::OrganisationId& organisation) {
  return select_one(connection_,
                    select_list(" and purpose = 'revocation' order by created desc, id limit 1"),
                    {organisation.text}, read_list, "status list");
}

Result<bool> AwardTables::status_index_taken(const app::OrganisationId& organisation,
                                             const app::StatusListId& list, std::int64_t index) {
  CAIRN_TRY(const auto counts,
            select_all(connection_,
                       "select count(*) from award"
                       " where organisation = $1 and status_list = $2 and status_index = $3"
                       " union all select count(*) from award_former"
                       " where organisation = $1 and status_list = $2 and status_index = $3",
                       {organisation.text, list.text, index}, read_count));
  return std::any_of(counts.begin(), counts.end(), [](std::int64_t count) { return count != 0; });
}

}  // namespace cairn::storage
