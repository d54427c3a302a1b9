// SPDX-License-Identifier: Apache-2.0
// The market as the command line and the surface for programs tell it. Shares are written in parts
// of a million, so that they are whole numbers.
#pragma once
#include "app/market/history.h"
#include "app/market/import_adverts.h"
#include "app/market/overview.h"
#include "app/market/terms.h"
#include "json/build.h"

namespace cairn::app {

json::Value to_json(const AdvertsImported& imported, json::Builder builder);
json::Value to_json(const MarketHistory& history, json::Builder builder);
json::Value to_json(const PlaceShare& share, json::Builder builder);
json::Value to_json(const MarketOverview& overview, json::Builder builder);
json::Value to_json(const WaitingTerm& term, json::Builder builder);
json::Value to_json(const JudgedTerm& term, json::Builder builder);

}  // namespace cairn::app
