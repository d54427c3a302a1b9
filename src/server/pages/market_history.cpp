// SPDX-License-Identifier: Apache-2.0
// How many adverts ask for one thing, month by month and place by place.
#include "app/market/history.h"

#include "server/csv_file.h"
#include "server/language.h"
#include "server/market_query.h"
#include "server/pages/market.h"
#include "server/pages/market_view.h"

namespace cairn::server::pages {

namespace {

struct Looked {
  app::ShownMarket market;
  app::MarketQuery query;
  app::MarketHistory history;
};

// What a term may be is for the desk alone.
Result<Looked> look(Call& call) {
  Looked looked;
  CAIRN_TRY(looked.query, read_market_query(call.target));
  CAIRN_TRY(auto market, market_of(call));
  const bool own =
      market && call.session && call.session->actor.organisation == market->organisation;
  if (!market || (looked.query.kind == app::SubjectKind::term && !own))
    return fail(ErrorCode::not_found, "market", "There is nothing to look at.");
  looked.market = std::move(*market);
  CAIRN_TRY(looked.history,
            app::market_history(call.context(), looked.market.organisation, looked.query));
  return looked;
}

std::vector<View> place_rows(const Call& call, const app::MarketHistory& history,
                             const std::vector<app::PlaceShare>& shares) {
  std::vector<View> rows;
  for (const auto& it : shares) {
    View row;
    row.text("label", place_name(it.place)).number("asking", it.asking).number("all", it.all);
    row.text("share", share_text(it.asking, it.all)).text("between", interval_text(it.share));
    row.text("path", history_path(call, history.kind, history.id, it.place.number));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Result<Response> market_history(Call& call) {
  CAIRN_TRY(const auto looked, look(call));
  const auto& history = looked.history;
  CAIRN_TRY(const auto places,
            app::market_places(call.context(), looked.market.organisation, looked.query));
  View view;
  view.text("title", history.label).text("organisation", looked.market.name);
  view.text("market_path", market_path(call, app::SubjectKind::skill, app::everywhere));
  view.number("asking", history.asking).number("all", history.all);
  view.flag("any_asking", history.asking > 0).flag("any_all", history.all > 0);
  view.text("trend", trend_sentence(history.trend));
  add_history(view, history.months, history.trend,
              say("Share of adverts that ask for “{}”", history.label));
  const bool somewhere = history.place.number != app::everywhere;
  view.maybe("place", somewhere ? place_name(history.place) : "");
  view.maybe("country",
             history.country.number != app::everywhere ? place_name(history.country) : "");
  view.text("everywhere_path", history_path(call, history.kind, history.id));
  view.text("country_path", history_path(call, history.kind, history.id, history.country.number));
  view.rows("places", place_rows(call, history, places));
  const auto path = history_path(call, history.kind, history.id, history.place.number);
  view.text("csv_path", "/market/history.csv" + path.substr(path.find('?')));
  return page(call, "market_history", std::move(view));
}

Result<Response> market_history_csv(Call& call) {
  CAIRN_TRY(const auto looked, look(call));
  return csv_file(app::history_csv(looked.history), "market.csv");
}

}  // namespace cairn::server::pages
