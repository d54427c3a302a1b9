// SPDX-License-Identifier: Apache-2.0
#include "storage/market_writer.h"

#include <algorithm>

namespace cairn::storage {
namespace {

std::int64_t read_integer(Columns& row) { return row.integer(); }

}  // namespace

// One more than the largest that is there, as `sql` asks for it.
Result<std::int64_t> MarketWriter::next(const char* sql, std::int64_t& last) {
  if (last < 0) {
    CAIRN_TRY(last, select_one(connection_, sql, {organisation_}, read_integer, "number"));
  }
  return ++last;
}

Result<bool> MarketWriter::is_new(const app::ImportedAdvert& advert) {
  bool fresh = true;
  for (const auto mark : advert.marks) {
    CAIRN_TRY(const auto added,
              connection_.change("insert into market_mark (organisation, mark) values ($1, $2)"
                                 " on conflict (organisation, mark) do nothing",
                                 {organisation_, mark}));
    fresh = fresh && added > 0;
  }
  return fresh;
}

Result<app::SubjectNumber> MarketWriter::number_of(const app::Asked& asked, std::int64_t month) {
  const auto known = subjects_.find({asked.kind, asked.id});
  if (known != subjects_.end()) return known->second;
  CAIRN_TRY(const auto found,
            select_all(connection_,
                       "select number from market_subject"
                       " where organisation = $1 and kind = $2 and id = $3",
                       {organisation_, name_of(asked.kind), asked.id}, read_integer));
  auto number = found.empty() ? app::SubjectNumber{0} : found.front();
  if (found.empty()) {
    CAIRN_TRY(number,
              next("select coalesce(max(number), 0) from market_subject where organisation = $1",
                   last_subject_));
    CAIRN_CHECK(run(connection_,
                    "insert into market_subject"
                    " (organisation, number, kind, id, label, adverts, last_month)"
                    " values ($1, $2, $3, $4, $5, 0, $6)",
                    {organisation_, number, name_of(asked.kind), asked.id, asked.label, month}));
  }
  subjects_[{asked.kind, asked.id}] = number;
  return number;
}

Result<app::PlaceNumber> MarketWriter::number_of(app::PlaceNumber part_of, const std::string& id,
                                                 const std::string& label) {
  const auto known = places_.find({part_of, id});
  if (known != places_.end()) return known->second;
  CAIRN_TRY(const auto found, select_all(connection_,
                                         "select number from market_place"
                                         " where organisation = $1 and part_of = $2 and id = $3",
                                         {organisation_, part_of, id}, read_integer));
  auto number = found.empty() ? app::PlaceNumber{0} : found.front();
  if (found.empty()) {
    CAIRN_TRY(number,
              next("select coalesce(max(number), 0) from market_place where organisation = $1",
                   last_place_));
    CAIRN_CHECK(run(connection_,
                    "insert into market_place (organisation, number, part_of, id, label)"
                    " values ($1, $2, $3, $4, $5)",
                    {organisation_, number, part_of, id, label}));
  }
  places_[{part_of, id}] = number;
  parts_[number] = part_of;
  return number;
}

Result<app::PlaceNumber> MarketWriter::number_of(const cairn::market::Place& place) {
  if (place.empty()) return app::everywhere;
  CAIRN_TRY(const auto country, number_of(app::everywhere, place.country, place.country_label));
  if (place.area.empty()) return country;
  return number_of(country, place.area, place.area_label);
}

Result<app::PlaceNumber> MarketWriter::country_of(app::PlaceNumber place) {
  if (place == app::everywhere) return app::everywhere;
  const auto known = parts_.find(place);
  if (known != parts_.end()) return known->second;
  CAIRN_TRY(const auto found,
            select_one(connection_,
                       "select part_of from market_place where organisation = $1 and number = $2",
                       {organisation_, place}, read_integer, "place"));
  parts_[place] = found;
  return found;
}

void MarketWriter::count(app::SubjectNumber subject, std::int64_t month, app::PlaceNumber place) {
  ++counts_[{place, subject, month}];
}

Status MarketWriter::add_places(app::SubjectNumber subject, std::int64_t month,
                                app::PlaceNumber place) {
  if (place == app::everywhere) return done;
  CAIRN_TRY(const auto country, country_of(place));
  count(subject, month, place);
  if (country != app::everywhere) count(subject, month, country);
  return done;
}

// Where terms are asked for nobody asks: most of them are seen once and forgotten.
Status MarketWriter::add(const app::Asked& asked, std::int64_t advert, std::int64_t month,
                         app::PlaceNumber place) {
  CAIRN_TRY(const auto subject, number_of(asked, month));
  CAIRN_TRY(const auto added,
            connection_.change("insert into market_asking (organisation, subject, month, advert)"
                               " values ($1, $2, $3, $4)"
                               " on conflict (organisation, subject, month, advert) do nothing",
                               {organisation_, subject, month, advert}));
  if (added == 0) return done;
  auto& total = totals_[subject];
  ++total.adverts;
  total.last_month = std::max(total.last_month, month);
  count(subject, month, app::everywhere);
  return asked.kind == app::SubjectKind::term ? Status(done) : add_places(subject, month, place);
}

Result<bool> MarketWriter::add(const app::ImportedAdvert& advert) {
  CAIRN_TRY(const bool fresh, is_new(advert));
  if (!fresh) return false;
  CAIRN_TRY(const auto place, number_of(advert.place));
  CAIRN_TRY(const auto number,
            next("select coalesce(max(number), 0) from market_advert where organisation = $1",
                 last_advert_));
  CAIRN_CHECK(run(connection_,
                  "insert into market_advert (organisation, number, month, place)"
                  " values ($1, $2, $3, $4)",
                  {organisation_, number, advert.month, place}));
  count(app::every_advert, advert.month, app::everywhere);
  CAIRN_CHECK(add_places(app::every_advert, advert.month, place));
  for (const auto& asked : advert.asks) CAIRN_CHECK(add(asked, number, advert.month, place));
  return true;
}

Status MarketWriter::finish() {
  for (const auto& [key, adverts] : counts_) {
    const auto& [place, subject, month] = key;
    CAIRN_CHECK(run(connection_,
                    "insert into market_count (organisation, place, subject, month, adverts)"
                    " values ($1, $2, $3, $4, $5)"
                    " on conflict (organisation, place, subject, month)"
                    " do update set adverts = market_count.adverts + excluded.adverts",
                    {organisation_, place, subject, month, adverts}));
  }
  for (const auto& [subject, total] : totals_)
    CAIRN_CHECK(run(connection_,
                    "update market_subject set adverts = adverts + $3,"
                    " last_month = case when last_month < $4 then $4 else last_month end"
                    " where organisation = $1 and number = $2",
                    {organisation_, subject, total.adverts, total.last_month}));
  counts_.clear();
  totals_.clear();
  return done;
}

}  // namespace cairn::storage
