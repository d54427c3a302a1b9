// SPDX-License-Identifier: Apache-2.0
// How many adverts ask for something, month by month, of all there are; where; and whether it
// grows. Out of counts that are kept: no advert is read, however many there are.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/market.h"
#include "market/trend.h"

namespace cairn::app {

inline constexpr std::int64_t history_months = 24;  // up to the present one
inline constexpr std::int64_t place_months = 12;    // that places are compared over
inline constexpr std::int64_t places_shown_max = 30;

struct MarketQuery {
  SubjectKind kind = SubjectKind::skill;
  std::string id;
  PlaceNumber place = everywhere;
};

struct MarketHistory {
  SubjectKind kind = SubjectKind::skill;
  std::string id, label;
  StoredPlace place;                               // number 0: everywhere
  StoredPlace country;                             // that the place is an area of; number 0: none
  std::vector<cairn::market::MonthCounts> months;  // all of them, oldest first
  std::int64_t asking = 0, all = 0;                // in them together
  cairn::market::Trend trend;
};
// What nobody asks for has a history of zeros, where the framework knows it. Errors: not_found
// ("/id": neither an advert nor the framework has it; "/place"), of the library and the store.
Result<MarketHistory> market_history(Context& context, const OrganisationId& organisation,
                                     const MarketQuery& query);

struct PlaceShare {
  StoredPlace place;
  std::int64_t asking = 0, all = 0;
  cairn::market::Interval share;  // where the share lies
};
// Of the last `place_months`: countries, or where the query's place is a country, its areas; most
// adverts that ask first, at most `places_shown_max`. Empty where an area is asked about.
Result<std::vector<PlaceShare>> market_places(Context& context, const OrganisationId& organisation,
                                              const MarketQuery& query);

// All adverts, month by month.
Result<std::vector<cairn::market::MonthCounts>> market_months(Context& context,
                                                              const OrganisationId& organisation,
                                                              PlaceNumber place = everywhere);

// "month,adverts,all adverts,share,from,to"; shares of one, where there are adverts at all.
std::string history_csv(const MarketHistory& history);

}  // namespace cairn::app
