// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_tables.h"
#include "app/ports/claims.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

constexpr std::string_view kind_names[] = {"file", "link", "text", "repository"};

app::Learner read_learner(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.text(), row.bytes(), row.instant()};
}
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
  return {{row.text()},
          row.text(),
          row.text(),
          enumerator<app::ClaimState>(app::claim_state_names, row.text()),
          row.instant()};
}
app::Evidence read_evidence(Columns& row) {
  return {{row.text()}, {row.text()},
          {row.text()}, enumerator<app::EvidenceKind>(kind_names, row.text()),
          row.text(),   row.text(),
          row.text(),   row.integer(),
          row.bytes(),  row.text(),
          row.integer()};
}
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
std::string select_learner(std::string_view condition) {
  return "select organisation, id, name, email, token_hash, created from learner"
         " where organisation = $1" +
         std::string(condition);
}
std::string select_evidence(std::string_view condition) {
  return "select organisation, id, claim, kind, url, file_name, media_type, size_bytes, sha256,"
         " reference, round from evidence where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status ClaimTables::add_learner(const app::Learner& it) {
  return run(connection_,
             "insert into learner (organisation, id, name, email, token_hash, created)"
             " values ($1, $2, $3, $4, $5, $6)",
             {it.organisation.text, it.id.text, it.name, it.email, it.token_hash, it.created});
}

Result<app::Learner> ClaimTables::find_learner(const app::OrganisationId& organisation,
                                               const app::LearnerId& id) {
  return select_one(connection_, select_learner(" and id = $2"), {organisation.text, id.text},
                    read_learner, "learner");
}

Result<app::Learner> ClaimTables::find_learner_by_email(const app::OrganisationId& organisation,
                                                        const std::string& email) {
  return select_one(connection_, select_learner(" and email = $2 order by created, id limit 1"),
                    {organisation.text, email}, read_learner, "learner");
}

Result<app::Learner> ClaimTables::find_learner_by_token(const app::OrganisationId& organisation,
                                                        const Bytes& token_hash) {
  return select_one(connection_, select_learner(" and token_hash = $2"),
                    {organisation.text, token_hash}, read_learner, "learner");
}

Status ClaimTables::set_learner_token(const app::OrganisationId& organisation,
                                      const app::LearnerId& id, const Bytes& token_hash) {
  return change_one(connection_,
                    "update learner set token_hash = $3 where organisation = $1 and id = $2",
                    {organisation.text, id.text, token_hash});
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
                                                         app::ClaimState state,
                                                         const app::Page& page) {
  const std::string sql =
      "select c.id, l.name, v.name, c.state, c.submitted from claim c"
      " join learner l on l.organisation = c.organisation and l.id = c.learner"
      " join achievement a on a.organisation = c.organisation and a.id = c.achievement"
      " join achievement_version v on v.organisation = a.organisation"
      " and v.achievement = a.id and v.version = a.version"
      " where c.organisation = $1 and c.state = $2";
  const bool queue = state == app::ClaimState::submitted;
  const std::string order = queue ? " order by c.submitted, c.id limit $3"
                                  : " order by c.submitted desc, c.id desc limit $3";
  const auto name = app::name_of(state);
  if (page.after.empty())
    return select_all(connection_, sql + order, {organisation.text, name, page.rows_max},
                      read_summary);
  CAIRN_TRY(const auto from, find(organisation, {page.after}));
  const std::string rest =
      queue ? " and (c.submitted, c.id) > ($4, $5)" : " and (c.submitted, c.id) < ($4, $5)";
  return select_all(connection_, sql + rest + order,
                    {organisation.text, name, page.rows_max, from.submitted, page.after},
                    read_summary);
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
