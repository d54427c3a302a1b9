// SPDX-License-Identifier: Apache-2.0
#include "storage/outcome_tables.h"

namespace cairn::storage {
namespace {

const std::string& server() { return app::server_organisation().text; }

app::StoredOutcomes read_record(Columns& row) {
  app::StoredOutcomes it;
  it.organisation = {row.text()};
  it.learner = {row.text()};
  it.content = row.text();
  it.asked = row.integer() != 0;
  it.version = row.integer();
  it.changed = row.instant();
  return it;
}

app::OutcomeShare read_share(Columns& row) {
  app::OutcomeShare it;
  it.owner = row.text();
  it.credential = row.text();
  it.person = row.text();
  it.proved = row.integer() != 0;
  it.award = {row.text()};
  it.since = row.instant();
  it.content = row.text();
  return it;
}

std::string read_text(Columns& row) { return row.text(); }
app::AskedAward read_asked(Columns& row) { return {{row.text()}, {row.text()}, {row.text()}}; }

std::int64_t as_number(bool truth) { return truth ? 1 : 0; }

std::string select_share(std::string_view condition) {
  return "select s.owner, s.credential, s.person, s.proved, s.award, s.since, s.content"
         " from outcome_share s where s.organisation = $1" +
         std::string(condition);
}

constexpr const char* changed_meanwhile =
    "This was changed in another window meanwhile. Reload the page and do it again.";

}  // namespace

Result<app::StoredOutcomes> OutcomeTables::find(const app::OrganisationId& organisation,
                                                const app::LearnerId& learner) {
  return select_one(connection_,
                    "select organisation, learner, content, asked, version, changed"
                    " from outcome_record where organisation = $1 and learner = $2",
                    {organisation.text, learner.text}, read_record, "record");
}

Status OutcomeTables::put(const app::StoredOutcomes& it) {
  if (it.version == 0)
    return run(connection_,
               "insert into outcome_record"
               " (organisation, learner, content, asked, version, changed)"
               " values ($1, $2, $3, $4, 1, $5)",
               {it.organisation.text, it.learner.text, it.content, as_number(it.asked), it.changed},
               changed_meanwhile);
  auto changed = change_one(connection_,
                            "update outcome_record set content = $3, asked = $4, changed = $5,"
                            " version = version + 1"
                            " where organisation = $1 and learner = $2 and version = $6",
                            {it.organisation.text, it.learner.text, it.content, as_number(it.asked),
                             it.changed, it.version});
  if (!changed && changed.error().code == ErrorCode::not_found)
    return fail(ErrorCode::conflict, "store", changed_meanwhile);
  return changed;
}

Status OutcomeTables::remove(const app::OrganisationId& organisation,
                             const app::LearnerId& learner) {
  CAIRN_CHECK(run(connection_,
                  "delete from outcome_record where organisation = $1 and learner = $2",
                  {organisation.text, learner.text}));
  return replace_shares(app::outcome_owner(learner), {});
}

Result<std::vector<app::OutcomeShare>> OutcomeTables::shares_of_owner(const std::string& owner) {
  return select_all(connection_, select_share(" and s.owner = $2 order by s.credential"),
                    {server(), owner}, read_share);
}

Status OutcomeTables::replace_shares(const std::string& owner,
                                     std::span<const app::OutcomeShare> shares) {
  CAIRN_CHECK(run(connection_, "delete from outcome_share where organisation = $1 and owner = $2",
                  {server(), owner}));
  for (const auto& it : shares)
    CAIRN_CHECK(
        run(connection_,
            "insert into outcome_share (organisation, owner, credential, person, proved,"
            " award_organisation, award, since, content)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {server(), owner, it.credential, it.person, as_number(it.proved),
             app::organisation_of(it.award.text).text, it.award.text, it.since, it.content}));
  return done;
}

Result<std::vector<app::OutcomeShare>> OutcomeTables::shares_of(const std::string& credential,
                                                                std::int64_t count_max) {
  return select_all(connection_,
                    select_share(" and s.credential = $2 and not exists (select 1 from award a"
                                 " where a.organisation = s.award_organisation and a.id = s.award"
                                 " and (a.revoked is not null or a.erased is not null))"
                                 " order by s.since, s.owner limit $3"),
                    {server(), credential, count_max}, read_share);
}

Result<std::vector<std::string>> OutcomeTables::shared_credentials(std::int64_t count_min,
                                                                   const std::string& after,
                                                                   std::int64_t count_max) {
  return select_all(connection_,
                    "select credential from outcome_share"
                    " where organisation = $1 and credential > $2 group by credential"
                    " having count(*) >= $3 order by credential limit $4",
                    {server(), after, count_min, count_max}, read_text);
}

Result<std::vector<app::AskedAward>> OutcomeTables::list_to_ask(
    const app::OrganisationId& organisation, Instant from, Instant until, std::int64_t months,
    std::int64_t count_max) {
  return select_all(
      connection_,
      "select a.organisation, a.id, a.learner from award a"
      " where a.organisation = $1 and a.awarded > $2 and a.awarded <= $3"
      " and a.revoked is null and a.suspended is null and a.erased is null"
      " and not exists (select 1 from outcome_asked t"
      " where t.organisation = a.organisation and t.award = a.id and t.months >= $4)"
      " and not exists (select 1 from outcome_record r"
      " where r.organisation = a.organisation and r.learner = a.learner and r.asked = 0)"
      " and not exists (select 1 from offer o where o.organisation = a.organisation"
      " and o.award = a.id and o.state <> 'accepted') order by a.awarded, a.id limit $5",
      {organisation.text, from, until, months, count_max}, read_asked);
}

Status OutcomeTables::note_asked(const app::AskedAward& it, std::int64_t months) {
  return run(connection_,
             "insert into outcome_asked (organisation, award, months) values ($1, $2, $3)"
             " on conflict (organisation, award) do update set months = excluded.months",
             {it.organisation.text, it.award.text, months});
}

}  // namespace cairn::storage
