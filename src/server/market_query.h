// SPDX-License-Identifier: Apache-2.0
// What is asked of the market, as the query of an address says it; the same for pages and API.
#pragma once
#include <string>

#include "app/market/history.h"
#include "app/market/look.h"
#include "server/call.h"

namespace cairn::server {

// kind (skill where it is left out), id, place. Errors: invalid ("/kind", "/id", "/place").
Result<app::MarketQuery> read_market_query(const Target& target);
// kind and place alone: skill or occupation.
Result<app::MarketQuery> read_overview_query(const Target& target);

// Whose counts the visitor looks at, as `of` says. Errors: not_found ("/of").
Result<std::optional<app::ShownMarket>> market_of(const Call& call);

// "/market/history?kind=skill&id=…", of the same market as the call's.
std::string history_path(const Call& call, app::SubjectKind kind, std::string_view id,
                         app::PlaceNumber place = app::everywhere);
// "/market?kind=skill&place=3", likewise.
std::string market_path(const Call& call, app::SubjectKind kind, app::PlaceNumber place);

}  // namespace cairn::server
