// SPDX-License-Identifier: Apache-2.0
#include "storage/learner_record_tables.h"

#include "storage/learner_rows.h"
#include "storage/search.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::LearnerAddress read_address(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.instant()};
}
app::LearnerCode read_code(Columns& row) {
  app::LearnerCode it;
  it.organisation = {row.text()};
  it.learner = {row.text()};
  it.purpose = enumerator<app::CodePurpose>(app::code_purpose_names, row.text());
  it.email = row.text();
  it.code_hash = row.bytes();
  it.expires = row.instant();
  it.tries = row.integer();
  return it;
}

std::string select_code(std::string_view condition) {
  return "select organisation, learner, purpose, email, code_hash, expires, tries"
         " from learner_code where organisation = $1" +
         std::string(condition);
}

// What a person said or brought, table by table. Rows stay where others refer to them.
constexpr const char* erasures[] = {
    "delete from learner_address where organisation = $1 and learner = $2",
    "delete from learner_code where organisation = $1 and learner = $2",
    "delete from evidence_file where organisation = $1 and evidence in"
    " (select e.id from evidence e join claim c on c.organisation = e.organisation"
    " and c.id = e.claim where e.organisation = $1 and c.learner = $2)",
    "update evidence set url = '', file_name = '' where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "update decision set reason = '' where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "update claim set statement = '' where organisation = $1 and learner = $2",
    "delete from declaration where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "delete from marking where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "delete from automatic_assessment where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "delete from conflict_of_interest where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "update verdict set reason = '' where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "update case_event set said = '' where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "update appeal set reason = '', answer = '' where organisation = $1 and claim in"
    " (select id from claim where organisation = $1 and learner = $2)",
    "delete from award_batch_row where organisation = $1 and award in"
    " (select id from award where organisation = $1 and learner = $2)",
    // What led to an award may name whom it is for.
    "update award set source_key = 'erased ' || id where organisation = $1 and learner = $2",
    "delete from outside_credential where organisation = $1 and learner = $2",
    "delete from stack_completion where organisation = $1 and learner = $2",
    "delete from stack_due where organisation = $1 and learner = $2",
};

}  // namespace

Status LearnerRecordTables::rename(const app::OrganisationId& organisation,
                                   const app::LearnerId& learner, const std::string& name) {
  CAIRN_CHECK(change_one(connection_,
                         "update learner set name = $3 where organisation = $1 and id = $2",
                         {organisation.text, learner.text, name}));
  return refresh_search(connection_, organisation, learner);
}

Status LearnerRecordTables::add_address(const app::LearnerAddress& it) {
  CAIRN_CHECK(run(connection_,
                  "insert into learner_address (organisation, email, learner, confirmed)"
                  " values ($1, $2, $3, $4)",
                  {it.organisation.text, it.email, it.learner.text, it.confirmed},
                  "This address belongs to a page already."));
  return refresh_search(connection_, it.organisation, it.learner);
}

Result<app::LearnerAddress> LearnerRecordTables::find_address(
    const app::OrganisationId& organisation, const std::string& email) {
  return select_one(connection_,
                    "select organisation, learner, email, confirmed from learner_address"
                    " where organisation = $1 and email = $2",
                    {organisation.text, email}, read_address, "address");
}

Status LearnerRecordTables::set_main(const app::OrganisationId& organisation,
                                     const app::LearnerId& learner, const std::string& email) {
  CAIRN_CHECK(change_one(connection_,
                         "update learner set email = $3 where organisation = $1 and id = $2",
                         {organisation.text, learner.text, email}));
  return refresh_search(connection_, organisation, learner);
}

Result<std::vector<app::LearnerCode>> LearnerRecordTables::codes_of(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  return select_all(connection_,
                    select_code(" and learner = $2 and purpose = 'add-address'"
                                " order by expires desc, email"),
                    {organisation.text, learner.text}, read_code);
}

Result<std::vector<app::LearnerAddress>> LearnerRecordTables::addresses_of(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  return select_all(connection_,
                    "select organisation, learner, email, confirmed from learner_address"
                    " where organisation = $1 and learner = $2 order by confirmed, email",
                    {organisation.text, learner.text}, read_address);
}

Status LearnerRecordTables::remove_address(const app::OrganisationId& organisation,
                                           const app::LearnerId& learner,
                                           const std::string& email) {
  CAIRN_CHECK(change_one(
      connection_,
      "delete from learner_address where organisation = $1 and learner = $2 and email = $3",
      {organisation.text, learner.text, email}));
  return refresh_search(connection_, organisation, learner);
}

Result<std::vector<app::Learner>> LearnerRecordTables::find_by_address(const std::string& email) {
  return select_all(connection_,
                    select_learner(" where l.email = $1 or exists (select 1 from learner_address a"
                                   " where a.organisation = l.organisation and a.learner = l.id"
                                   " and a.email = $1) order by created, id"),
                    {email}, read_learner);
}

Status LearnerRecordTables::put_code(const app::LearnerCode& it) {
  return run(connection_,
             "insert into learner_code"
             " (organisation, learner, purpose, email, code_hash, expires, tries)"
             " values ($1, $2, $3, $4, $5, $6, $7)"
             " on conflict (organisation, learner, purpose, email) do update set"
             " code_hash = excluded.code_hash, expires = excluded.expires, tries = excluded.tries",
             {it.organisation.text, it.learner.text, name_of(it.purpose), it.email, it.code_hash,
              it.expires, it.tries});
}

Result<app::LearnerCode> LearnerRecordTables::find_code(const app::OrganisationId& organisation,
                                                        const app::LearnerId& learner,
                                                        app::CodePurpose purpose,
                                                        const std::string& email) {
  return select_one(connection_, select_code(" and learner = $2 and purpose = $3 and email = $4"),
                    {organisation.text, learner.text, name_of(purpose), email}, read_code, "code");
}

Result<app::LearnerCode> LearnerRecordTables::find_code_by_hash(
    const app::OrganisationId& organisation, app::CodePurpose purpose, const Bytes& code_hash) {
  return select_one(connection_, select_code(" and purpose = $2 and code_hash = $3"),
                    {organisation.text, name_of(purpose), code_hash}, read_code, "code");
}

Status LearnerRecordTables::remove_codes(const app::OrganisationId& organisation,
                                         const app::LearnerId& learner) {
  return run(connection_, "delete from learner_code where organisation = $1 and learner = $2",
             {organisation.text, learner.text});
}

Status LearnerRecordTables::remove_codes_expired(Instant now) {
  return run(connection_, "delete from learner_code where expires <= $1", {now});
}

Status LearnerRecordTables::erase(const app::OrganisationId& organisation,
                                  const app::LearnerId& learner, const Bytes& token_hash) {
  for (const auto* sql : erasures)
    CAIRN_CHECK(run(connection_, sql, {organisation.text, learner.text}));
  // The id stands where the address was, for no two rows may have the same.
  return change_one(
      connection_,
      "update learner set name = '', email = id, token_hash = $3, language = '', search = ''"
      " where organisation = $1 and id = $2",
      {organisation.text, learner.text, token_hash});
}

}  // namespace cairn::storage
