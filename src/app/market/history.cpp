// SPDX-License-Identifier: Apache-2.0
#include "app/market/history.h"

#include <cmath>

#include "encoding/csv_line.h"
#include "market/month.h"

namespace cairn::app {
namespace {

using cairn::market::MonthCounts;

std::int64_t first_month(Context& context, std::int64_t months) {
  return cairn::market::month_of(context.clock.now()) - months + 1;
}

std::vector<MonthCounts> months_from(std::int64_t first, const std::vector<MonthCount>& asking,
                                     const std::vector<MonthCount>& all) {
  std::vector<MonthCounts> months;
  for (std::int64_t i = 0; i < history_months; ++i) months.push_back({first + i, 0, 0});
  const auto fill = [&](const std::vector<MonthCount>& counts, auto member) {
    for (const auto& count : counts) {
      const auto place = count.month - first;
      if (place >= 0 && place < history_months)
        months[static_cast<std::size_t>(place)].*member = count.adverts;
    }
  };
  fill(asking, &MonthCounts::asking);
  fill(all, &MonthCounts::all);
  return months;
}

Error nobody_has_it() {
  return fail(ErrorCode::not_found, "market",
              "Neither an imported advert nor the framework has it. Search for its name.", "/id");
}

// The name of what no advert asks for.
Result<std::string> label_in_framework(Context& context, const MarketQuery& query) {
  if (query.kind != SubjectKind::skill && query.kind != SubjectKind::occupation)
    return nobody_has_it();
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  if (query.kind == SubjectKind::skill) {
    if (const auto found = shelf->index.skill(query.id))
      return std::string(shelf->framework.skills[*found].label);
  } else if (const auto found = shelf->index.occupation(query.id)) {
    return std::string(shelf->framework.occupations[*found].label);
  }
  return nobody_has_it();
}

Result<StoredPlace> place_of(Transaction& transaction, const OrganisationId& organisation,
                             PlaceNumber number) {
  if (number == everywhere) return StoredPlace();
  auto found = transaction.market().find_place(organisation, number);
  if (!found && found.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "market", "No imported advert is of this place.", "/place");
  return found;
}

// "0.0340"
std::string decimals(double share) {
  auto digits = std::to_string(std::llround(share * 10'000));
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  return digits.insert(digits.size() - 4, ".");
}

std::int64_t sum_of(const std::vector<MonthCount>& counts) {
  std::int64_t sum = 0;
  for (const auto& count : counts) sum += count.adverts;
  return sum;
}

}  // namespace

Result<MarketHistory> market_history(Context& context, const OrganisationId& organisation,
                                     const MarketQuery& query) {
  MarketHistory history;
  history.kind = query.kind;
  history.id = query.id;
  std::vector<MonthCount> asking, all;
  const auto first = first_month(context, history_months);
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    auto& market = transaction->market();
    CAIRN_TRY(history.place, place_of(*transaction, organisation, query.place));
    CAIRN_TRY(history.country, place_of(*transaction, organisation, history.place.part_of));
    CAIRN_TRY(const auto subject, market.find(organisation, query.kind, query.id));
    CAIRN_TRY(all, market.history(organisation, every_advert, query.place, first));
    if (subject) {
      history.label = subject->label;
      CAIRN_TRY(asking, market.history(organisation, subject->number, query.place, first));
    }
  }
  if (history.label.empty()) {
    CAIRN_TRY(history.label, label_in_framework(context, query));
  }
  history.months = months_from(first, asking, all);
  for (const auto& month : history.months) {
    history.asking += month.asking;
    history.all += month.all;
  }
  history.trend = cairn::market::trend_of(history.months);
  return history;
}

Result<std::vector<PlaceShare>> market_places(Context& context, const OrganisationId& organisation,
                                              const MarketQuery& query) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& market = transaction->market();
  std::vector<PlaceShare> shares;
  CAIRN_TRY(const auto within, place_of(*transaction, organisation, query.place));
  CAIRN_TRY(const auto subject, market.find(organisation, query.kind, query.id));
  if (!subject || within.part_of != everywhere) return shares;
  const auto first = first_month(context, place_months);
  CAIRN_TRY(const auto places,
            market.by_place(organisation, subject->number, within.number, first, places_shown_max));
  for (const auto& it : places) {
    CAIRN_TRY(const auto all, market.history(organisation, every_advert, it.place.number, first));
    PlaceShare share{it.place, it.adverts, sum_of(all), {}};
    share.share = cairn::market::wilson(share.asking, share.all);
    shares.push_back(std::move(share));
  }
  return shares;
}

Result<std::vector<MonthCounts>> market_months(Context& context, const OrganisationId& organisation,
                                               PlaceNumber place) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  const auto first = first_month(context, history_months);
  CAIRN_TRY(const auto all,
            transaction->market().history(organisation, every_advert, place, first));
  return months_from(first, {}, all);
}

std::string history_csv(const MarketHistory& history) {
  std::string text;
  encoding::append_csv_line(text, {"month", "adverts", "all adverts", "share", "from", "to"});
  for (const auto& month : history.months) {
    std::string share, low, high;
    if (month.all > 0) {
      const auto between = cairn::market::wilson(month.asking, month.all);
      share = decimals(static_cast<double>(month.asking) / static_cast<double>(month.all));
      low = decimals(between.low);
      high = decimals(between.high);
    }
    encoding::append_csv_line(text,
                              {cairn::market::month_text(month.month), std::to_string(month.asking),
                               std::to_string(month.all), share, low, high});
  }
  return text;
}

}  // namespace cairn::app
