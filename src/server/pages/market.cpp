// SPDX-License-Identifier: Apache-2.0
// What job adverts ask for: most, more and more, less and less, where; and the way to one of it.
#include "server/pages/market.h"

#include "app/market/overview.h"
#include "app/market/search.h"
#include "render/charts/columns.h"
#include "server/language.h"
#include "server/market_query.h"
#include "server/pages/market_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

View row_of(const Call& call, const app::MarketRow& it, app::PlaceNumber place) {
  View row;
  row.text("label", it.label).text("path", history_path(call, it.kind, it.id, place));
  row.number("asking", it.asking).text("share", share_text(it.asking, it.all));
  row.text("change", change_text(it.trend)).flag("own", it.kind == app::SubjectKind::own);
  return row;
}

std::vector<View> rows_of(const Call& call, const std::vector<app::MarketRow>& found,
                          app::PlaceNumber place) {
  std::vector<View> rows;
  for (const auto& it : found) rows.push_back(row_of(call, it, place));
  return rows;
}

std::string kind_name(app::SubjectKind kind) {
  switch (kind) {
    case app::SubjectKind::occupation: return say("occupation");
    case app::SubjectKind::credential: return say("credential");
    default: return say("skill");
  }
}

Status add_search(Call& call, const app::ShownMarket& market, View& view) {
  const auto words = call.target.parameter("q");
  CAIRN_TRY(const auto found, app::search_market(call.context(), market.organisation, words));
  std::vector<View> rows;
  for (const auto& it : found) {
    View row;
    row.text("label", it.label).text("path", history_path(call, it.kind, it.id));
    row.text("kind_name", kind_name(it.kind)).number("adverts", it.adverts);
    rows.push_back(std::move(row));
  }
  view.flag("searched", !words.empty()).rows("found", std::move(rows));
  return done;
}

void add_overview(const Call& call, const app::MarketOverview& overview, app::SubjectKind kind,
                  View& view) {
  const auto place = overview.place.number;
  view.maybe("place", place == app::everywhere ? "" : place_name(overview.place));
  view.text("everywhere_path", market_path(call, kind, app::everywhere));
  view.number("compared", static_cast<std::int64_t>(overview.compared));
  view.flag("any_compared", overview.compared > 0);
  view.text("not_enough", trend_sentence({}));
  view.rows("rising", rows_of(call, overview.rising, place));
  view.rows("falling", rows_of(call, overview.falling, place));
  view.rows("most_asked", rows_of(call, overview.most_asked, place));
  std::vector<render::Count> counts;
  for (const auto& it : overview.most_asked) counts.push_back({it.label, it.asking});
  view.html("ranking_html", {render::ranking_svg(counts, say("Asked for most"),
                                                 render::Embedding::page, words_spoken())});
  std::vector<View> places;
  for (const auto& it : overview.places) {
    View row;
    row.text("label", place_name(it.place)).number("adverts", it.adverts);
    row.text("path", market_path(call, kind, it.place.number));
    places.push_back(std::move(row));
  }
  view.rows("places", std::move(places));
  view.maybe("without_country",
             overview.without_country > 0 ? std::to_string(overview.without_country) : "");
  add_months(view, overview.months, say("Adverts imported, by month"));
}

void add_kinds(const Call& call, app::SubjectKind chosen, app::PlaceNumber place, View& view) {
  std::vector<View> kinds;
  for (const auto kind : {app::SubjectKind::skill, app::SubjectKind::occupation}) {
    View row;
    row.text("label", kind == app::SubjectKind::skill ? say("Skills") : say("Occupations"));
    row.text("path", market_path(call, kind, place)).flag("current", kind == chosen);
    kinds.push_back(std::move(row));
  }
  view.list("kinds", std::move(kinds));
}

Status add_markets(Call& call, const app::ShownMarket& chosen, View& view) {
  CAIRN_TRY(const auto shown, app::shown_markets(call.context()));
  std::vector<View> others;
  for (const auto& it : shown) {
    if (it.organisation == chosen.organisation) continue;
    View row;
    row.text("name", it.name).text("path", "/market?of=" + it.organisation.text);
    others.push_back(std::move(row));
  }
  view.rows("others", std::move(others));
  return done;
}

}  // namespace

Result<Response> market(Call& call) {
  CAIRN_TRY(const auto query, read_overview_query(call.target));
  CAIRN_TRY(const auto shown, market_of(call));
  View view;
  view.text("title", say("Job market"));
  view.text("description", say("Counted from imported job adverts: what is asked for, where, and "
                               "whether it grows."));
  view.text("q", call.target.parameter("q")).maybe("of", call.target.parameter("of"));
  view.flag("shown", shown.has_value());
  if (!shown) return page(call, "market", std::move(view));
  CAIRN_TRY(const auto overview,
            app::market_overview(call.context(), shown->organisation, query.kind, query.place));
  view.text("organisation", shown->name).number("adverts", overview.adverts);
  view.flag("any_adverts", overview.adverts > 0);
  CAIRN_CHECK(add_search(call, *shown, view));
  CAIRN_CHECK(add_markets(call, *shown, view));
  add_kinds(call, query.kind, query.place, view);
  add_overview(call, overview, query.kind, view);
  return page(call, "market", std::move(view));
}

}  // namespace cairn::server::pages
