// SPDX-License-Identifier: Apache-2.0
#include "storage/market_tables.h"

#include "storage/market_writer.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Subject read_subject(Columns& row) {
  app::Subject it;
  it.number = row.integer();
  it.kind = enumerator<app::SubjectKind>(app::subject_kind_names, row.text());
  it.id = row.text();
  it.label = row.text();
  it.adverts = row.integer();
  return it;
}
app::StoredPlace read_place(Columns& row) {
  app::StoredPlace it;
  it.number = row.integer();
  it.part_of = row.integer();
  it.id = row.text();
  it.label = row.text();
  return it;
}
app::PlaceCount read_place_count(Columns& row) {
  app::PlaceCount it;
  it.place = read_place(row);
  it.adverts = row.integer();
  return it;
}
app::MonthCount read_month(Columns& row) {
  app::MonthCount it;
  it.month = row.integer();
  it.adverts = row.integer();
  return it;
}
app::SubjectMonth read_subject_month(Columns& row) {
  app::SubjectMonth it;
  it.subject = row.integer();
  it.month = row.integer();
  it.adverts = row.integer();
  return it;
}
app::AdvertOfSubject read_advert(Columns& row) {
  app::AdvertOfSubject it;
  it.advert = row.integer();
  it.month = row.integer();
  return it;
}
app::JudgedTerm read_judged(Columns& row) {
  app::JudgedTerm it;
  it.term = row.text();
  it.label = row.text();
  it.verdict = enumerator<app::TermVerdict>(app::term_verdict_names, row.text());
  it.skill = row.text();
  it.skill_label = row.text();
  it.decided_by = row.text();
  it.decided = row.instant();
  return it;
}

// An advert with where it is.
struct PlacedAdvert {
  std::int64_t advert = 0, month = 0;
  app::PlaceNumber place = app::everywhere;
};
PlacedAdvert read_placed(Columns& row) {
  PlacedAdvert it;
  it.advert = row.integer();
  it.month = row.integer();
  it.place = row.integer();
  return it;
}
Result<std::vector<PlacedAdvert>> placed_adverts(Connection& connection,
                                                 const app::OrganisationId& organisation,
                                                 app::SubjectNumber subject) {
  return select_all(connection,
                    "select a.advert, a.month, m.place from market_asking a join market_advert m"
                    " on m.organisation = a.organisation and m.number = a.advert"
                    " where a.organisation = $1 and a.subject = $2 order by a.advert",
                    {organisation.text, subject}, read_placed);
}

std::int64_t read_integer(Columns& row) { return row.integer(); }

}  // namespace

Result<std::int64_t> MarketTables::add(const app::OrganisationId& organisation,
                                       std::span<const app::ImportedAdvert> adverts) {
  MarketWriter writer(connection_, organisation);
  std::int64_t added = 0;
  for (const auto& advert : adverts) {
    CAIRN_TRY(const bool fresh, writer.add(advert));
    added += fresh ? 1 : 0;
  }
  CAIRN_CHECK(writer.finish());
  return added;
}

Result<bool> MarketTables::knows(const app::OrganisationId& organisation,
                                 std::span<const std::int64_t> marks) {
  for (const auto mark : marks) {
    CAIRN_TRY(const auto found,
              select_all(connection_,
                         "select mark from market_mark where organisation = $1 and mark = $2",
                         {organisation.text, mark}, read_integer));
    if (!found.empty()) return true;
  }
  return false;
}

Result<std::optional<app::Subject>> MarketTables::find(const app::OrganisationId& organisation,
                                                       app::SubjectKind kind,
                                                       const std::string& id) {
  CAIRN_TRY(auto found, select_all(connection_,
                                   "select number, kind, id, label, adverts from market_subject"
                                   " where organisation = $1 and kind = $2 and id = $3",
                                   {organisation.text, name_of(kind), id}, read_subject));
  if (found.empty()) return std::optional<app::Subject>();
  return std::optional<app::Subject>(std::move(found.front()));
}

Result<std::vector<app::Subject>> MarketTables::subjects(const app::OrganisationId& organisation,
                                                         app::SubjectKind kind,
                                                         std::int64_t adverts_min,
                                                         std::int64_t count_max) {
  return select_all(connection_,
                    "select number, kind, id, label, adverts from market_subject"
                    " where organisation = $1 and kind = $2 and adverts >= $3"
                    " order by adverts desc, id limit $4",
                    {organisation.text, name_of(kind), adverts_min, count_max}, read_subject);
}

Result<std::vector<app::MonthCount>> MarketTables::history(const app::OrganisationId& organisation,
                                                           app::SubjectNumber subject,
                                                           app::PlaceNumber place,
                                                           std::int64_t first) {
  return select_all(connection_,
                    "select month, adverts from market_count where organisation = $1"
                    " and place = $2 and subject = $3 and month >= $4 order by month",
                    {organisation.text, place, subject, first}, read_month);
}

Result<std::vector<app::SubjectMonth>> MarketTables::histories(
    const app::OrganisationId& organisation, app::SubjectKind kind, std::int64_t adverts_min,
    app::PlaceNumber place, std::int64_t first) {
  return select_all(connection_,
                    "select c.subject, c.month, c.adverts from market_subject s"
                    " join market_count c on c.organisation = s.organisation and c.place = $4"
                    " and c.subject = s.number and c.month >= $5"
                    " where s.organisation = $1 and s.kind = $2 and s.adverts >= $3"
                    " order by c.subject, c.month",
                    {organisation.text, name_of(kind), adverts_min, place, first},
                    read_subject_month);
}

Result<std::vector<app::AdvertOfSubject>> MarketTables::adverts_of(
    const app::OrganisationId& organisation, app::SubjectNumber subject, std::int64_t first) {
  return select_all(connection_,
                    "select advert, month from market_asking"
                    " where organisation = $1 and subject = $2 and month >= $3 order by advert",
                    {organisation.text, subject, first}, read_advert);
}

Result<app::StoredPlace> MarketTables::find_place(const app::OrganisationId& organisation,
                                                  app::PlaceNumber place) {
  return select_one(connection_,
                    "select number, part_of, id, label from market_place"
                    " where organisation = $1 and number = $2",
                    {organisation.text, place}, read_place, "place");
}

Result<std::vector<app::PlaceCount>> MarketTables::by_place(const app::OrganisationId& organisation,
                                                            app::SubjectNumber subject,
                                                            app::PlaceNumber within,
                                                            std::int64_t first,
                                                            std::int64_t count_max) {
  return select_all(connection_,
                    "select p.number, p.part_of, p.id, p.label, cast(sum(c.adverts) as bigint)"
                    " from market_place p"
                    " join market_count c on c.organisation = p.organisation"
                    " and c.place = p.number and c.subject = $3 and c.month >= $4"
                    " where p.organisation = $1 and p.part_of = $2"
                    " group by p.number, p.part_of, p.id, p.label order by 5 desc, 3 limit $5",
                    {organisation.text, within, subject, first, count_max}, read_place_count);
}

Status MarketTables::count_also(const app::OrganisationId& organisation, app::SubjectNumber subject,
                                const app::Asked& other) {
  CAIRN_TRY(const auto adverts, placed_adverts(connection_, organisation, subject));
  MarketWriter writer(connection_, organisation);
  for (const auto& it : adverts) CAIRN_CHECK(writer.add(other, it.advert, it.month, it.place));
  return writer.finish();
}

Status MarketTables::change_kind(const app::OrganisationId& organisation,
                                 app::SubjectNumber subject, app::SubjectKind kind) {
  CAIRN_CHECK(forget_places(organisation, subject));
  if (kind != app::SubjectKind::term) {
    CAIRN_TRY(const auto adverts, placed_adverts(connection_, organisation, subject));
    MarketWriter writer(connection_, organisation);
    for (const auto& it : adverts) CAIRN_CHECK(writer.add_places(subject, it.month, it.place));
    CAIRN_CHECK(writer.finish());
  }
  return change_one(connection_,
                    "update market_subject set kind = $3 where organisation = $1 and number = $2",
                    {organisation.text, subject, name_of(kind)});
}

Status MarketTables::forget_places(const app::OrganisationId& organisation,
                                   app::SubjectNumber subject) {
  return run(connection_,
             "delete from market_count where organisation = $1 and subject = $2 and place in"
             " (select number from market_place where organisation = $1)",
             {organisation.text, subject});
}

Status MarketTables::forget(const app::OrganisationId& organisation, app::SubjectNumber subject) {
  CAIRN_CHECK(forget_places(organisation, subject));
  CAIRN_CHECK(run(connection_,
                  "delete from market_count"
                  " where organisation = $1 and place = 0 and subject = $2",
                  {organisation.text, subject}));
  CAIRN_CHECK(run(connection_, "delete from market_asking where organisation = $1 and subject = $2",
                  {organisation.text, subject}));
  return run(connection_, "delete from market_subject where organisation = $1 and number = $2",
             {organisation.text, subject});
}

Status MarketTables::forget_rare_terms(const app::OrganisationId& organisation,
                                       std::int64_t adverts_min, std::int64_t month) {
  CAIRN_CHECK(run(connection_,
                  "delete from market_count where organisation = $1 and place = 0 and subject in"
                  " (select number from market_subject where organisation = $1"
                  " and kind = 'term' and adverts < $2 and last_month < $3)",
                  {organisation.text, adverts_min, month}));
  CAIRN_CHECK(run(connection_,
                  "delete from market_asking where organisation = $1 and subject in"
                  " (select number from market_subject where organisation = $1"
                  " and kind = 'term' and adverts < $2 and last_month < $3)",
                  {organisation.text, adverts_min, month}));
  return run(connection_,
             "delete from market_subject where organisation = $1"
             " and kind = 'term' and adverts < $2 and last_month < $3",
             {organisation.text, adverts_min, month});
}

Status MarketTables::put_judged(const app::OrganisationId& organisation,
                                const app::JudgedTerm& it) {
  return run(connection_,
             "insert into market_term (organisation, term, label, verdict, skill, skill_label,"
             " decided_by, decided) values ($1, $2, $3, $4, $5, $6, $7, $8)"
             " on conflict (organisation, term) do update set label = excluded.label,"
             " verdict = excluded.verdict, skill = excluded.skill,"
             " skill_label = excluded.skill_label, decided_by = excluded.decided_by,"
             " decided = excluded.decided",
             {organisation.text, it.term, it.label, name_of(it.verdict), it.skill, it.skill_label,
              it.decided_by, it.decided});
}

Result<std::vector<app::JudgedTerm>> MarketTables::judged(const app::OrganisationId& organisation,
                                                          const std::string& after,
                                                          std::int64_t count_max) {
  constexpr std::int64_t all = 1'000'000;
  return select_all(connection_,
                    "select term, label, verdict, skill, skill_label, decided_by, decided"
                    " from market_term where organisation = $1 and term > $2"
                    " order by term limit $3",
                    {organisation.text, after, count_max == 0 ? all : count_max}, read_judged);
}

Status MarketTables::remove_judged(const app::OrganisationId& organisation,
                                   const std::string& term) {
  return change_one(connection_, "delete from market_term where organisation = $1 and term = $2",
                    {organisation.text, term});
}

Status MarketTables::put_shown(const app::OrganisationId& organisation, bool shown) {
  return run(connection_,
             "insert into market_shown (organisation, shown) values ($1, $2)"
             " on conflict (organisation) do update set shown = excluded.shown",
             {organisation.text, std::int64_t{shown ? 1 : 0}});
}

Result<bool> MarketTables::is_shown(const app::OrganisationId& organisation) {
  CAIRN_TRY(const auto found,
            select_all(connection_, "select shown from market_shown where organisation = $1",
                       {organisation.text}, read_integer));
  return !found.empty() && found.front() != 0;
}

}  // namespace cairn::storage
