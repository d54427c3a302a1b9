// SPDX-License-Identifier: Apache-2.0
#include "app/market/overview.h"

#include <algorithm>
#include <map>

namespace cairn::app {
namespace {

using cairn::market::MonthCounts;

constexpr std::int64_t subjects_max = 200'000;  // more than any framework has
constexpr std::int64_t countries_max = 300;

struct Compared {
  std::vector<Subject> subjects;
  std::vector<std::vector<MonthCounts>> histories;  // of each
};

// The months of all adverts, and in them what each asks for.
Status add_kind(Transaction& transaction, const OrganisationId& organisation, SubjectKind kind,
                PlaceNumber place, const std::vector<MonthCounts>& all, Compared& compared) {
  auto& market = transaction.market();
  const auto first = all.front().month;
  CAIRN_TRY(const auto subjects,
            market.subjects(organisation, kind, cairn::market::trend_asking_min, subjects_max));
  CAIRN_TRY(const auto counts,
            market.histories(organisation, kind, cairn::market::trend_asking_min, place, first));
  std::map<SubjectNumber, std::size_t> at;
  for (const auto& subject : subjects) {
    at[subject.number] = compared.subjects.size();
    compared.subjects.push_back(subject);
    compared.histories.push_back(all);
  }
  for (const auto& count : counts) {
    const auto found = at.find(count.subject);
    const auto month = count.month - first;
    if (found == at.end() || month >= static_cast<std::int64_t>(all.size())) continue;
    compared.histories[found->second][static_cast<std::size_t>(month)].asking = count.adverts;
  }
  return done;
}

Result<Compared> compared_of(Transaction& transaction, const OrganisationId& organisation,
                             SubjectKind kind, PlaceNumber place,
                             const std::vector<MonthCounts>& all) {
  Compared compared;
  CAIRN_CHECK(add_kind(transaction, organisation, kind, place, all, compared));
  if (kind == SubjectKind::skill)
    CAIRN_CHECK(add_kind(transaction, organisation, SubjectKind::own, place, all, compared));
  return compared;
}

MarketRow row_of(const Compared& compared, std::size_t which, const cairn::market::Trend& trend) {
  const auto& subject = compared.subjects[which];
  MarketRow row{subject.kind, subject.id, subject.label, 0, 0, trend};
  const auto& months = compared.histories[which];
  for (auto month = months.end() - place_months; month != months.end(); ++month) {
    row.asking += month->asking;
    row.all += month->all;
  }
  return row;
}

std::vector<MarketRow> rows_of(const Compared& compared,
                               const std::vector<cairn::market::Moved>& moved) {
  std::vector<MarketRow> rows;
  for (const auto& it : moved) rows.push_back(row_of(compared, it.which, it.trend));
  return rows;
}

std::vector<MarketRow> most_asked(const Compared& compared) {
  std::vector<MarketRow> rows;
  for (std::size_t i = 0; i < compared.subjects.size(); ++i) {
    auto row = row_of(compared, i, {});
    if (row.asking > 0) rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a.asking > b.asking; });
  if (rows.size() > most_asked_max) rows.resize(most_asked_max);
  for (auto& row : rows) {
    const auto found = std::ranges::find_if(
        compared.subjects, [&](const auto& it) { return it.kind == row.kind && it.id == row.id; });
    const auto which = static_cast<std::size_t>(found - compared.subjects.begin());
    row.trend = cairn::market::trend_of(compared.histories[which]);
  }
  return rows;
}

}  // namespace

Result<MarketOverview> market_overview(Context& context, const OrganisationId& organisation,
                                       SubjectKind kind, PlaceNumber place) {
  MarketOverview overview;
  CAIRN_TRY(overview.months, market_months(context, organisation, place));
  for (const auto& month : overview.months) overview.adverts += month.all;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  if (place != everywhere) {
    auto found = transaction->market().find_place(organisation, place);
    if (!found && found.error().code == ErrorCode::not_found) found.error().path = "/place";
    CAIRN_TRY(overview.place, std::move(found));
  }
  CAIRN_TRY(const auto compared,
            compared_of(*transaction, organisation, kind, place, overview.months));
  const auto moved = cairn::market::movers(compared.histories, movers_shown_max);
  overview.compared = moved.compared;
  overview.rising = rows_of(compared, moved.rising);
  overview.falling = rows_of(compared, moved.falling);
  overview.most_asked = most_asked(compared);
  const auto first = (overview.months.end() - place_months)->month;
  CAIRN_TRY(auto countries, transaction->market().by_place(organisation, every_advert, everywhere,
                                                           first, countries_max));
  CAIRN_TRY(const auto all,
            transaction->market().history(organisation, every_advert, everywhere, first));
  for (const auto& month : all) overview.without_country += month.adverts;
  for (const auto& it : countries)
    if (!it.place.id.empty()) overview.without_country -= it.adverts;
  std::erase_if(countries, [](const auto& it) { return it.place.id.empty(); });
  overview.places = std::move(countries);
  return overview;
}

Result<std::vector<MarketRow>> rising_skills(Context& context, const OrganisationId& organisation) {
  CAIRN_TRY(const auto months, market_months(context, organisation));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  Compared compared;
  CAIRN_CHECK(
      add_kind(*transaction, organisation, SubjectKind::skill, everywhere, months, compared));
  const auto moved = cairn::market::movers(compared.histories, compared.histories.size());
  return rows_of(compared, moved.rising);
}

}  // namespace cairn::app
