// SPDX-License-Identifier: Apache-2.0
// What is asked for most, and what rises and falls: of all that is compared only what chance would
// hardly bring.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/market/history.h"
#include "app/ports/market.h"
#include "market/trend.h"

namespace cairn::app {

inline constexpr std::size_t movers_shown_max = 15;
inline constexpr std::size_t most_asked_max = 20;

struct MarketRow {
  SubjectKind kind = SubjectKind::skill;
  std::string id, label;
  std::int64_t asking = 0, all = 0;  // of the last twelve months
  cairn::market::Trend trend;        // of all of them
};

struct MarketOverview {
  std::vector<cairn::market::MonthCounts> months;  // all adverts, oldest first
  std::int64_t adverts = 0;
  StoredPlace place;                       // number 0: everywhere
  std::size_t compared = 0;                // had enough adverts to tell a direction
  std::vector<MarketRow> rising, falling;  // what surely moves most first
  std::vector<MarketRow> most_asked;
  std::vector<PlaceCount> places;    // countries, of the last twelve months
  std::int64_t without_country = 0;  // adverts that name none
};
// Of skills (with those of one's own), or of occupations. Errors: not_found ("/place"), of the
// store.
Result<MarketOverview> market_overview(Context& context, const OrganisationId& organisation,
                                       SubjectKind kind, PlaceNumber place = everywhere);

// What rises surely, as ids of the framework with their growth within a year: for whoever
// recommends something. Errors: of the store.
Result<std::vector<MarketRow>> rising_skills(Context& context, const OrganisationId& organisation);

}  // namespace cairn::app
