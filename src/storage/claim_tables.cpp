// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_tables.h"
#include "app/ports/claims.h"
#include "storage/learner_rows.h"
#include "storage/search.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

constexpr std::string_view kind_names[] = {"file", "link", "text", "repository"};

app::Claim read_claim(Columns& row) {
  return {{row.text()},
          {row.text()},
          {row.text()},
          row.integer(),
          {row.text()},
          row.text(),
          enumerator<app::ClaimState>(app::claim_state_names, row.text()),
          row.instant()};
}
app::ClaimSummary read_summary(Columns& row) {
  return {{row.text()},       row.text(),
          row.text(),         enumerator<app::ClaimState>(app::claim_state_names, row.text()),
          row.instant(),      row.integer() != 0,
          row.integer() != 0, {row.text()},
          {row.text()},       row.integer() != 0};
}
app::Evidence read_evidence(Columns& row) {
  return {{row.text()},  {row.text()},
          {row.text()},  enumerator<app::EvidenceKind>(kind_names, row.text()),
          row.text(),    row.text(),
          row.text(),    row.integer(),
          row.bytes(),   row.text(),
          row.integer(), row.maybe_instant()};
}
app::EvidenceId read_evidence_id(Columns& row) { return {row.text()}; }
app::Decision read_decision(Columns& row) {
  return {
      {row.text()}, {row.text()}, enumerator<app::ClaimState>(app::claim_state_names, row.text()),
      row.text(),   {row.text()}, row.instant()};
}
std::int64_t read_count(Columns& row) { return row.integer(); }
Bytes read_bytes(Columns& row) { return row.bytes(); }

std::string select_claim(std::string_view condition) {
  return "select organisation, id, achievement, achievement_version, learner, statement, state,"
         " submitted from claim"
         " where organisation = $1" +
         std::string(condition);
}
// The achievement by the name it has now.
std::string select_summary(std::string_view condition) {
  return "select c.id, l.name, v.name, c.state, c.submitted,"
         " case when coalesce((select p.content from assessment_plan p"
         " where p.organisation = c.organisation and p.achievement = c.achievement"
         " and p.version <= c.achievement_version order by p.version desc limit 1), '') <> ''"
         " then 1 else 0 end,"
         " case when exists (select 1 from assessment s where s.organisation = c.organisation"
         " and s.claim = c.id and s.phase = 'ready') then 1 else 0 end, c.learner, "
         "c.achievement, " +
         std::string(address_proved) +
         " from claim c"
         " join learner l on l.organisation = c.organisation and l.id = c.learner"
         " join achievement a on a.organisation = c.organisation and a.id = c.achievement"
         " join achievement_version v on v.organisation = a.organisation"
         " and v.achievement = a.id and v.version = a.version"
         " where c.organisation = $1" +
         std::string(condition);
}
std::string select_evidence(std::string_view condition) {
  return "select organisation, id, claim, kind, url, file_name, media_type, size_bytes, sha256,"
         " reference, round, removed from evidence where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status ClaimTables::add_learner(const app::Learner& it) {
  return run(
      connection_,
      "insert into learner (organisation, id, name, email, token_hash, created, language, links,"
      " self_named, search) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {it.organisation.text, it.id.text, it.name, it.email, it.token_hash, it.created, it.language,
       it.links, std::int64_t{it.self_named}, searched_of(it.id.text, it.name, it.email)});
}

Status ClaimTables::take_back_learner(const app::OrganisationId& organisation,
                                      const app::LearnerId& id) {
  return change_one(connection_, "delete from learner where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<app::Learner> ClaimTables::find_learner(const app::OrganisationId& organisation,
                                               const app::LearnerId& id) {
  return select_one(connection_, select_learner(" where organisation = $1 and id = $2"),
                    {organisation.text, id.text}, read_learner, "learner");
}

Result<app::Learner> ClaimTables::find_learner_by_email(const app::OrganisationId& organisation,
                                                        const std::string& email) {
  return select_one(
      connection_,
      select_learner(" where organisation = $1 and id = coalesce("
                     "(select learner from learner_address where organisation = $1 and email = $2),"
                     " (select id from learner where organisation = $1 and email = $2"
                     " and self_named = 0 order by created, id limit 1))"),
      {organisation.text, email}, read_learner, "learner");
}

Result<app::Learner> ClaimTables::find_learner_by_token(const app::OrganisationId& organisation,
                                                        const Bytes& token_hash) {
  return select_one(connection_, select_learner(" where organisation = $1 and token_hash = $2"),
                    {organisation.text, token_hash}, read_learner, "learner");
}

Status ClaimTables::set_learner_token(const app::OrganisationId& organisation,
                                      const app::LearnerId& id, const Bytes& token_hash,
                                      std::int64_t links) {
  return change_one(connection_,
                    "update learner set token_hash = $3, links = $4"
                    " where organisation = $1 and id = $2",
                    {organisation.text, id.text, token_hash, links});
}

Status ClaimTables::set_learner_language(const app::OrganisationId& organisation,
                                         const app::LearnerId& id, const std::string& language) {
  return change_one(connection_,
                    "update learner set language = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, language});
}

Result<std::vector<app::Learner>> ClaimTables::learners_by_id(
    const app::OrganisationId& organisation, const app::Page& page) {
  return select_all(connection_,
                    select_learner(" where organisation = $1 and id > $2 order by id limit $3"),
                    {organisation.text, page.after, page.rows_max}, read_learner);
}

Result<std::vector<app::Claim>> ClaimTables::claims_by_id(const app::OrganisationId& organisation,
                                                          const app::Page& page) {
  return select_all(connection_, select_claim(" and id > $2 order by id limit $3"),
                    {organisation.text, page.after, page.rows_max}, read_claim);
}

Status ClaimTables::add(const app::Claim& it) {
  return run(
      connection_,
      "insert into claim (organisation, id, achievement, achievement_version, learner, statement,"
      " state, submitted) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {it.organisation.text, it.id.text, it.achievement.text, it.achievement_version,
       it.learner.text, it.statement, app::name_of(it.state), it.submitted});
}

Result<app::Claim> ClaimTables::find(const app::OrganisationId& organisation,
                                     const app::ClaimId& id) {
  return select_one(connection_, select_claim(" and id = $2"), {organisation.text, id.text},
                    read_claim, "claim");
}

Status ClaimTables::set_statement(const app::OrganisationId& organisation, const app::ClaimId& id,
                                  const std::string& statement) {
  return change_one(connection_,
                    "update claim set statement = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, statement});
}

Result<std::vector<app::ClaimSummary>> ClaimTables::list(const app::OrganisationId& organisation,
                                                         const app::ClaimFilter& filter,
                                                         const app::Page& page) {
  Parameters parameters(organisation);
  std::string sql;
  if (filter.state) sql += " and c.state = " + parameters.add(app::name_of(*filter.state));
  if (!filter.list.words.empty()) sql += " and c.submitted > -1";  // by claim_to_search
  sql += of_achievement(filter.list, "c", parameters) + having_words(filter.list, "c", parameters);
  const bool queue = filter.state == app::ClaimState::submitted;
  if (!page.after.empty()) {
    CAIRN_TRY(const auto from, find(organisation, {page.after}));
    sql += " and (c.submitted, c.id) " + std::string(queue ? ">" : "<") + " (" +
           parameters.add(from.submitted) + ", " + parameters.add(page.after) + ")";
  }
  sql +=
      queue ? " order by c.submitted, c.id limit " : " order by c.submitted desc, c.id desc limit ";
  sql += parameters.add(page.rows_max);
  return select_all(connection_, select_summary(sql), parameters.all(), read_summary);
}

Result<std::vector<app::ClaimSummary>> ClaimTables::list_of_achievement(
    const app::OrganisationId& organisation, const app::AchievementId& achievement,
    std::int64_t rows_max) {
  return select_all(
      connection_,
      select_summary(" and c.achievement = $2 order by c.submitted desc, c.id desc limit $3"),
      {organisation.text, achievement.text, rows_max}, read_summary);
}

Result<std::vector<app::Claim>> ClaimTables::list_of_learner(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  return select_all(connection_, select_claim(" and learner = $2 order by submitted desc, id"),
                    {organisation.text, learner.text}, read_claim);
}

Result<std::int64_t> ClaimTables::count_waiting(const app::OrganisationId& organisation,
                                                const app::AchievementId& achievement) {
  return select_one(connection_,
                    "select count(*) from claim where organisation = $1 and state = 'submitted'"
                    " and achievement = $2",
                    {organisation.text, achievement.text}, read_count, "count");
}

Status ClaimTables::add_evidence(const app::Evidence& it, ByteView file) {
  CAIRN_CHECK(
      run(connection_,
          "insert into evidence (organisation, id, claim, position, kind, url,"
          " file_name, media_type, size_bytes, sha256, reference, round)"
          " select $1, $2, $3, count(*), $4, $5, $6, $7, $8, $9, $10, $11 from evidence"
          " where organisation = $1 and claim = $3",
          {it.organisation.text, it.id.text, it.claim.text, name_in(kind_names, it.kind), it.url,
           it.file_name, it.media_type, it.size_bytes, it.sha256, it.reference, it.round}));
  const bool has_bytes = it.kind == app::EvidenceKind::file || it.kind == app::EvidenceKind::text;
  if (!has_bytes) return done;
  return run(connection_,
             "insert into evidence_file (organisation, evidence, bytes) values ($1, $2, $3)",
             {it.organisation.text, it.id.text, file});
}

Result<app::Evidence> ClaimTables::find_evidence(const app::OrganisationId& organisation,
                                                 const app::EvidenceId& id) {
  return select_one(connection_, select_evidence(" and id = $2"), {organisation.text, id.text},
                    read_evidence, "evidence");
}

Result<std::vector<app::Evidence>> ClaimTables::evidence_of(const app::OrganisationId& organisation,
                                                            const app::ClaimId& claim) {
  return select_all(connection_, select_evidence(" and claim = $2 order by position"),
                    {organisation.text, claim.text}, read_evidence);
}

Result<std::vector<app::EvidenceId>> ClaimTables::evidence_decided_before(
    const app::OrganisationId& organisation, Instant moment, std::int64_t rows_max) {
  return select_all(
      connection_,
      "select e.id from evidence e"
      " join decision d on d.organisation = e.organisation and d.claim = e.claim"
      " join claim c on c.organisation = e.organisation and c.id = e.claim"
      " where e.organisation = $1 and d.decided < $2 and c.state <> 'submitted'"
      " and e.removed is null and exists (select 1 from evidence_file f"
      " where f.organisation = e.organisation and f.evidence = e.id)"
      " and not exists (select 1 from assessment a where a.organisation = e.organisation"
      " and a.claim = e.claim and a.phase <> 'closed')"
      " order by d.decided, e.id limit $3",
      {organisation.text, moment, rows_max}, read_evidence_id);
}

Status ClaimTables::remove_evidence_file(const app::OrganisationId& organisation,
                                         const app::EvidenceId& id, Instant at) {
  CAIRN_CHECK(run(connection_,
                  "delete from evidence_file where organisation = $1 and evidence = $2",
                  {organisation.text, id.text}));
  return change_one(connection_,
                    "update evidence set removed = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, at});
}

Result<Bytes> ClaimTables::evidence_file(const app::OrganisationId& organisation,
                                         const app::EvidenceId& id) {
  return select_one(connection_,
                    "select bytes from evidence_file where organisation = $1 and evidence = $2",
                    {organisation.text, id.text}, read_bytes, "file");
}

Status ClaimTables::decide(const app::Decision& it) {
  CAIRN_TRY(const auto moved,
            connection_.change("update claim set state = $3 where organisation = $1 and id = $2"
                               " and state = 'submitted'",
                               {it.organisation.text, it.claim.text, app::name_of(it.outcome)}));
  if (moved != 1) return fail(ErrorCode::conflict, "store", "This claim has been decided already.");
  return run(connection_,
             "insert into decision (organisation, claim, outcome, reason, decided_by, decided)"
             " values ($1, $2, $3, $4, $5, $6)",
             {it.organisation.text, it.claim.text, app::name_of(it.outcome), it.reason,
              it.decided_by.text, it.decided});
}

Status ClaimTables::reopen(const app::OrganisationId& organisation, const app::ClaimId& id) {
  CAIRN_TRY(const auto moved,
            connection_.change("update claim set state = 'submitted' where organisation = $1"
                               " and id = $2 and state = 'declined'",
                               {organisation.text, id.text}));
  if (moved != 1) return fail(ErrorCode::conflict, "store", "This claim is not declined any more.");
  return change_one(connection_, "delete from decision where organisation = $1 and claim = $2",
                    {organisation.text, id.text});
}

Result<app::Decision> ClaimTables::find_decision(const app::OrganisationId& organisation,
                                                 const app::ClaimId& claim) {
  return select_one(connection_,
                    "select organisation, claim, outcome, reason, decided_by, decided"
                    " from decision where organisation = $1 and claim = $2",
                    {organisation.text, claim.text}, read_decision, "decision");
}

}  // namespace cairn::storage
