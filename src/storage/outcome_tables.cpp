// SPDX-License-Identifier: Apache-2.0
#include "storage/outcome_tables.h"

#include <algorithm>

#include "outcomes/limits.h"

namespace cairn::storage {
namespace {

constexpr auto step = static_cast<std::int64_t>(outcomes::limits::people_min);

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

// The bits of `came` stand in the order of outcomes::Kind.
std::int64_t bits_of(const outcomes::Contribution& said) {
  std::int64_t bits = 0;
  for (std::size_t kind = 0; kind < outcomes::kinds; ++kind)
    if (said.came[kind]) bits |= std::int64_t{1} << kind;
  return bits;
}

app::OutcomeShare read_share(Columns& row) {
  app::OutcomeShare it;
  it.credential = row.text();
  it.award = {row.text()};
  it.said.proved = !it.award.text.empty();
  it.said.since = row.instant();
  const auto bits = row.integer();
  for (std::size_t kind = 0; kind < outcomes::kinds; ++kind)
    it.said.came[kind] = (bits >> kind & 1) != 0;
  return it;
}

struct Amount {
  std::string credential, kind, currency;
  std::int64_t amount = 0;
};
Amount read_amount(Columns& row) { return {row.text(), row.text(), row.text(), row.integer()}; }

constexpr std::string_view raise = "raise", cost = "cost", minutes = "minutes";

void add_amount(outcomes::Contribution& said, const Amount& it) {
  if (it.kind == minutes)
    said.minutes = it.amount;
  else
    (it.kind == raise ? said.a_year : said.cost).push_back({it.amount, it.currency});
}

outcomes::Counted read_counted(Columns& row) {
  outcomes::Counted it;
  it.people = row.integer();
  it.proved = row.integer();
  for (auto& came : it.came) came = row.integer();
  return it;
}

struct KindOfMiddle {
  std::string kind;
  outcomes::Middle middle;
};
KindOfMiddle read_middle(Columns& row) {
  KindOfMiddle it;
  it.kind = row.text();
  it.middle.currency = row.text();
  it.middle.people = row.integer();
  it.middle.value = row.integer();
  return it;
}

outcomes::CameAfter read_came_after(Columns& row) {
  return {row.text(), row.integer(), row.integer()};
}
std::string read_text(Columns& row) { return row.text(); }
app::AskedAward read_asked(Columns& row) { return {{row.text()}, {row.text()}, {row.text()}}; }

std::int64_t as_number(bool truth) { return truth ? 1 : 0; }

// What counts: of learners whose page goes by an address they proved, and of awards that hold.
constexpr std::string_view counted =
    "with share as (select a.email as person, s.* from outcome_share s"
    " join learner l on l.organisation = s.learner_organisation and l.id = s.learner"
    " join learner_address a on a.organisation = l.organisation and a.learner = l.id"
    " and a.email = lower(l.email)"
    " where s.organisation = $1 and not exists (select 1 from award w"
    " where w.organisation = s.award_organisation and w.id = s.award"
    " and (w.revoked is not null or w.erased is not null))";

// Of the credential $2: a row a person, then the first $3, twice $3 … of them, as they came.
constexpr std::string_view first_people =
    " and s.credential = $2),"
    " person as (select person, min(since) as since, max(case when award = '' then 0 else 1 end)"
    " as proved, max(came & 1) as c0, max(came & 2) as c1, max(came & 4) as c2,"
    " max(came & 8) as c3, max(came & 16) as c4, max(came & 32) as c5, max(came & 64) as c6"
    " from share group by person),"
    " placed as (select p.*, row_number() over (order by since, person) as place,"
    " count(*) over () as people from person p),"
    " firsts as (select * from placed where place <= people / $3 * $3)";

// The same of every credential at once, for all that is not nothing.
constexpr std::string_view count_anything =
    "), person as (select credential, person, min(since) as since, max(came & 63) as came"
    " from share group by credential, person),"
    " placed as (select credential, came,"
    " row_number() over (partition by credential order by since, person) as place,"
    " count(*) over (partition by credential) as people from person)"
    " select credential, count(*), count(case when came > 0 then 1 end) from placed"
    " where place <= people / $2 * $2 group by credential order by credential limit $3";

// That nothing came is counted of those alone to whom nothing did.
constexpr std::string_view count_came =
    " select count(*), count(case when proved > 0 then 1 end), count(case when c0 > 0 then 1 end),"
    " count(case when c1 > 0 then 1 end), count(case when c2 > 0 then 1 end),"
    " count(case when c3 > 0 then 1 end), count(case when c4 > 0 then 1 end),"
    " count(case when c5 > 0 then 1 end), count(case when c6 > 0 and"
    " c0 + c1 + c2 + c3 + c4 + c5 = 0 then 1 end) from firsts";

// Of each person the most they say in a currency; of these again the first fives; of those the one
// in the middle.
constexpr std::string_view count_middles =
    ", said as (select f.person, f.since, m.kind, m.currency, max(m.amount) as amount"
    " from firsts f join share s on s.person = f.person"
    " join outcome_amount m on m.organisation = s.organisation"
    " and m.learner_organisation = s.learner_organisation and m.learner = s.learner"
    " and m.credential = s.credential group by f.person, f.since, m.kind, m.currency),"
    " ordered as (select kind, currency, amount,"
    " row_number() over (partition by kind, currency order by since, person) as place,"
    " count(*) over (partition by kind, currency) as people from said),"
    " kept as (select kind, currency, amount, people / $3 * $3 as people from ordered"
    " where place <= people / $3 * $3),"
    " ranked as (select kind, currency, amount, people,"
    " row_number() over (partition by kind, currency order by amount) as place from kept)"
    " select kind, currency, people, amount from ranked where place = (people + 1) / 2"
    " order by kind, currency";

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
  return replace_shares(organisation, learner, {});
}

Result<std::vector<app::OutcomeShare>> OutcomeTables::shares_of_learner(
    const app::OrganisationId& organisation, const app::LearnerId& learner) {
  CAIRN_TRY(auto shares,
            select_all(connection_,
                       "select credential, award, since, came from outcome_share"
                       " where organisation = $1 and learner_organisation = $2 and learner = $3"
                       " order by credential",
                       {server(), organisation.text, learner.text}, read_share));
  CAIRN_TRY(const auto amounts,
            select_all(connection_,
                       "select credential, kind, currency, amount from outcome_amount"
                       " where organisation = $1 and learner_organisation = $2 and learner = $3"
                       " order by credential, kind, currency",
                       {server(), organisation.text, learner.text}, read_amount));
  for (const auto& it : amounts) {
    const auto share = std::ranges::find(shares, it.credential, &app::OutcomeShare::credential);
    if (share != shares.end()) add_amount(share->said, it);
  }
  return shares;
}

Status OutcomeTables::replace_shares(const app::OrganisationId& organisation,
                                     const app::LearnerId& learner,
                                     std::span<const app::OutcomeShare> shares) {
  CAIRN_CHECK(run(connection_,
                  "delete from outcome_share where organisation = $1"
                  " and learner_organisation = $2 and learner = $3",
                  {server(), organisation.text, learner.text}));
  for (const auto& it : shares) {
    CAIRN_CHECK(
        run(connection_,
            "insert into outcome_share (organisation, learner_organisation, learner, credential,"
            " award_organisation, award, since, came) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            {server(), organisation.text, learner.text, it.credential,
             app::organisation_of(it.award.text).text, it.award.text, it.said.since,
             bits_of(it.said)}));
    const auto add = [&](std::string_view kind, const std::string& currency, std::int64_t amount) {
      return run(connection_,
                 "insert into outcome_amount (organisation, learner_organisation, learner,"
                 " credential, kind, currency, amount) values ($1, $2, $3, $4, $5, $6, $7)",
                 {server(), organisation.text, learner.text, it.credential, std::string(kind),
                  currency, amount});
    };
    for (const auto& money : it.said.a_year)
      CAIRN_CHECK(add(raise, money.currency, money.hundredths));
    for (const auto& money : it.said.cost) CAIRN_CHECK(add(cost, money.currency, money.hundredths));
    if (it.said.minutes) CAIRN_CHECK(add(minutes, "", *it.said.minutes));
  }
  return done;
}

Result<outcomes::Counted> OutcomeTables::count_shares(const std::string& credential) {
  const auto firsts = std::string(counted) + std::string(first_people);
  CAIRN_TRY(auto found, select_one(connection_, firsts + std::string(count_came),
                                   {server(), credential, step}, read_counted, "count"));
  if (found.people == 0) return found;
  CAIRN_TRY(const auto middles, select_all(connection_, firsts + std::string(count_middles),
                                           {server(), credential, step}, read_middle));
  for (const auto& it : middles) {
    if (it.kind == minutes)
      found.minutes = it.middle;
    else
      (it.kind == raise ? found.raises : found.costs).push_back(it.middle);
  }
  return found;
}

Result<std::vector<outcomes::CameAfter>> OutcomeTables::came_after(std::int64_t credentials_max) {
  return select_all(connection_, std::string(counted) + std::string(count_anything),
                    {server(), step, credentials_max}, read_came_after);
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
