// SPDX-License-Identifier: Apache-2.0
// Credentials from outside and their issuers.
#include "storage/stack_tables.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

std::optional<std::int64_t> maybe_integer(Columns& row) {
  const auto read = row.maybe_instant();
  return read ? std::optional(read->microseconds) : std::nullopt;
}
Parameter number_or_null(std::optional<std::int64_t> number) {
  return number ? Parameter(*number) : Parameter(std::nullopt);
}
app::OutsideCredential read_outside(Columns& row) {
  app::OutsideCredential it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.learner = {row.text()};
  it.credential_id = row.text();
  it.achievement = row.text();
  it.name = row.text();
  it.issuer_id = row.text();
  it.issuer_name = row.text();
  it.details = row.text();
  it.result = maybe_integer(row);
  it.awarded = row.instant();
  it.valid_until = row.maybe_instant();
  it.verified = row.instant();
  it.fault = row.text();
  it.issuer = enumerator<app::IssuerState>(app::issuer_state_names, row.text());
  return it;
}
app::OutsideCredential read_outside_whole(Columns& row) {
  auto it = read_outside(row);
  it.document = row.bytes();
  return it;
}
app::OutsideIssuer read_issuer(Columns& row) {
  return {{row.text()},
          row.text(),
          row.text(),
          enumerator<app::IssuerState>(app::issuer_state_names, row.text()),
          row.instant()};
}

// `more`: columns behind those of the credential.
std::string select_outside(std::string_view more, std::string_view condition) {
  return "select c.organisation, c.id, c.learner, c.credential_id, c.achievement, c.name,"
         " c.issuer_id, c.issuer_name, c.details, c.result, c.awarded, c.valid_until, c.verified,"
         " c.fault, coalesce(i.state, 'waiting')" +
         std::string(more) +
         " from outside_credential c left join outside_issuer i"
         " on i.organisation = c.organisation and i.id = c.issuer_id"
         " where c.organisation = $1" +
         std::string(condition);
}

}  // namespace

Status StackTables::add_outside(const app::OutsideCredential& it) {
  return run(
      connection_,
      "insert into outside_credential (organisation, id, learner, credential_id, achievement,"
      " name, issuer_id, issuer_name, details, result, awarded, valid_until, verified, fault,"
      " document) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
      " $14, $15)",
      {it.organisation.text, it.id.text, it.learner.text, it.credential_id, it.achievement, it.name,
       it.issuer_id, it.issuer_name, it.details, number_or_null(it.result), it.awarded,
       it.valid_until, it.verified, it.fault, it.document},
      "This credential is on your page already.");
}

Status StackTables::update_outside(const app::OutsideCredential& it) {
  return change_one(connection_,
                    "update outside_credential set verified = $3, fault = $4, valid_until = $5"
                    " where organisation = $1 and id = $2",
                    {it.organisation.text, it.id.text, it.verified, it.fault, it.valid_until});
}

Status StackTables::remove_outside(const app::OrganisationId& organisation,
                                   const app::HoldingId& id) {
  return change_one(connection_,
                    "delete from outside_credential where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Result<app::OutsideCredential> StackTables::find_outside(const app::OrganisationId& organisation,
                                                         const app::HoldingId& id) {
  return select_one(connection_, select_outside(", c.document", " and c.id = $2"),
                    {organisation.text, id.text}, read_outside_whole, "credential");
}

Result<std::vector<app::OutsideCredential>> StackTables::held_outside(
    const app::OrganisationId& organisation, const app::LearnerId& first,
    const app::LearnerId& last) {
  return select_all(connection_,
                    select_outside("",
                                   " and c.learner >= $2 and c.learner <= $3"
                                   " order by c.learner, c.achievement, c.id"),
                    {organisation.text, first.text, last.text}, read_outside);
}

Result<bool> StackTables::holds_outside(const app::OrganisationId& organisation,
                                        const std::string& email, const std::string& achievement,
                                        Instant now) {
  CAIRN_TRY(auto rows,
            connection_.query(
                "select c.id from outside_credential c join outside_issuer i"
                " on i.organisation = c.organisation and i.id = c.issuer_id"
                " where c.organisation = $1 and i.state = 'accepted' and c.achievement = $3"
                " and c.fault = '' and (c.valid_until is null or c.valid_until > $4)"
                " and (exists (select 1 from learner l where l.organisation = c.organisation"
                " and l.id = c.learner and l.email = $2)"
                " or exists (select 1 from learner_address a"
                " where a.organisation = c.organisation and a.learner = c.learner"
                " and a.email = $2)) limit 1",
                {organisation.text, email, achievement, now}));
  return !rows.empty();
}

Result<std::vector<app::OutsideCredential>> StackTables::list_outside_before(
    const app::OrganisationId& organisation, Instant verified, std::int64_t count) {
  return select_all(
      connection_,
      select_outside(", c.document", " and c.verified < $2 order by c.verified, c.id limit $3"),
      {organisation.text, verified, count}, read_outside_whole);
}

Status StackTables::meet_issuer(const app::OutsideIssuer& it) {
  return run(connection_,
             "insert into outside_issuer (organisation, id, name, state, changed)"
             " values ($1, $2, $3, $4, $5) on conflict (organisation, id) do nothing",
             {it.organisation.text, it.id, it.name,
              name_in(std::span(app::issuer_state_names), it.state), it.changed});
}

Status StackTables::set_issuer_state(const app::OrganisationId& organisation, const std::string& id,
                                     app::IssuerState state, Instant changed) {
  return change_one(
      connection_,
      "update outside_issuer set state = $3, changed = $4"
      " where organisation = $1 and id = $2",
      {organisation.text, id, name_in(std::span(app::issuer_state_names), state), changed});
}

Result<std::vector<app::OutsideIssuer>> StackTables::list_issuers(
    const app::OrganisationId& organisation) {
  return select_all(connection_,
                    "select organisation, id, name, state, changed from outside_issuer"
                    " where organisation = $1"
                    " order by case when state = 'waiting' then 0 else 1 end, name, id",
                    {organisation.text}, read_issuer);
}

Status StackTables::add_due_for_issuer(const app::OrganisationId& organisation,
                                       const std::string& id, Instant due) {
  return run(connection_,
             "insert into stack_due (organisation, learner, due)"
             " select distinct $1, learner, cast($3 as bigint) from outside_credential"
             " where organisation = $1 and issuer_id = $2"
             " on conflict (organisation, learner, due) do nothing",
             {organisation.text, id, due});
}

}  // namespace cairn::storage
