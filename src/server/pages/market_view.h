// SPDX-License-Identifier: Apache-2.0
// Histories on pages: a chart, the same as a table, and in words what can be said of them.
#pragma once
#include <string>
#include <vector>

#include "app/market/history.h"
#include "market/trend.h"
#include "server/templates.h"

namespace cairn::server::pages {

using MarketMonths = std::vector<cairn::market::MonthCounts>;

// The keys "chart_html" and the rows "months".
void add_history(View& view, const MarketMonths& months, const cairn::market::Trend& trend,
                 const std::string& title);
// All adverts, month by month: the same keys.
void add_months(View& view, const MarketMonths& months, const std::string& title);

// "It rises: …", a whole sentence.
std::string trend_sentence(const cairn::market::Trend& trend);
// "+1.2 (0.4 to 2.0)", in percentage points.
std::string change_text(const cairn::market::Trend& trend);
std::string share_text(std::int64_t part, std::int64_t whole);
// "1.0 % to 4.0 %"
std::string interval_text(const cairn::market::Interval& interval);

// "Freiburg", "Germany" in the language spoken.
std::string place_name(const app::StoredPlace& place);

}  // namespace cairn::server::pages
