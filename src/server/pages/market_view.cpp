// SPDX-License-Identifier: Apache-2.0
#include "server/pages/market_view.h"

#include <fmt/format.h>

#include <cmath>

#include "market/month.h"
#include "render/charts/columns.h"
#include "render/charts/share_history.h"
#include "server/language.h"

namespace cairn::server::pages {

namespace {

using cairn::market::Direction;

View month_row(const cairn::market::MonthCounts& it) {
  View row;
  row.text("month", cairn::market::month_text(it.month));
  row.number("asking", it.asking).number("all", it.all);
  row.flag("any", it.all > 0).text("share", share_text(it.asking, it.all));
  row.text("between", interval_text(cairn::market::wilson(it.asking, it.all)));
  return row;
}

std::vector<View> month_rows(const MarketMonths& months) {
  std::vector<View> rows;
  for (auto it = months.rbegin(); it != months.rend(); ++it) rows.push_back(month_row(*it));
  return rows;
}

// "+1.2", "−0.04"
std::string points(double share) {
  const auto size = std::abs(100 * share);
  return fmt::format("{}{:.{}f}", share < 0 ? "−" : "+", size, size < 0.995 ? 2 : 1);
}

}  // namespace

std::string share_text(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "–";
  return render::percent_text(static_cast<double>(part) / static_cast<double>(whole));
}

std::string interval_text(const cairn::market::Interval& interval) {
  return say("{} to {}", render::percent_text(interval.low), render::percent_text(interval.high));
}

void add_history(View& view, const MarketMonths& months, const cairn::market::Trend& trend,
                 const std::string& title) {
  std::vector<render::SharePoint> drawn;
  for (const auto& it : months) {
    const auto between = cairn::market::wilson(it.asking, it.all);
    drawn.push_back({cairn::market::month_text(it.month), it.all > 0,
                     it.all > 0 ? static_cast<double>(it.asking) / static_cast<double>(it.all) : 0,
                     between.low, between.high});
  }
  std::optional<std::pair<double, double>> line;
  if (trend.direction != Direction::not_enough && !months.empty())
    line.emplace(trend.share_in(months.front().month), trend.share_in(months.back().month));
  view.html("chart_html", {render::share_history_svg(drawn, line, title, render::Embedding::page,
                                                     words_spoken())});
  view.rows("months", month_rows(months));
}

void add_months(View& view, const MarketMonths& months, const std::string& title) {
  std::vector<render::Count> columns;
  for (const auto& it : months) columns.push_back({cairn::market::month_text(it.month), it.all});
  view.html("chart_html",
            {render::columns_svg(columns, title, render::Embedding::page, words_spoken())});
  view.rows("months", month_rows(months));
}

std::string change_text(const cairn::market::Trend& trend) {
  if (trend.direction == Direction::not_enough) return say("not enough adverts");
  return say("{} ({} to {})", points(trend.a_year), points(trend.between.low),
             points(trend.between.high));
}

std::string trend_sentence(const cairn::market::Trend& trend) {
  const auto low = points(trend.between.low), high = points(trend.between.high);
  switch (trend.direction) {
    case Direction::not_enough:
      return say(
          "Not enough adverts to tell a direction: it takes {} from {} months, and {} that ask "
          "for it.",
          cairn::market::trend_adverts_min, cairn::market::trend_months_min,
          cairn::market::trend_asking_min);
    case Direction::rising:
      return say(
          "It rises: within a year the share of adverts that ask for it changes by {} percentage "
          "points, with 95 % confidence by {} to {}.",
          points(trend.a_year), low, high);
    case Direction::falling:
      return say(
          "It falls: within a year the share of adverts that ask for it changes by {} percentage "
          "points, with 95 % confidence by {} to {}.",
          points(trend.a_year), low, high);
    case Direction::unclear: break;
  }
  return say(
      "No direction is sure: within a year the share may change by {} to {} percentage "
      "points.",
      low, high);
}

std::string place_name(const app::StoredPlace& place) {
  return place.label.empty() ? say("no country named") : say(place.label);
}

}  // namespace cairn::server::pages
