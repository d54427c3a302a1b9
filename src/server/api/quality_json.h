// SPDX-License-Identifier: Apache-2.0
// Reviews, questions, reports and facts of providers as programs read them.
#pragma once
#include "app/quality/offer_quality.h"
#include "app/quality/providers.h"
#include "app/quality/questions.h"
#include "app/quality/reports.h"
#include "app/quality/reviews.h"
#include "json/build.h"

namespace cairn::server::api {

json::Value to_json(const app::Review& review, json::Builder builder);
json::Value to_json(const app::AskedQuestion& asked, json::Builder builder);
json::Value to_json(const app::QuestionAnswer& answer, json::Builder builder);
json::Value to_json(const app::ProviderFact& fact, json::Builder builder);
json::Value to_json(const app::ReportedThing& reported, json::Builder builder);
// "mean" and "people", without either of fewer than five.
json::Value to_json(const quality::Tally& tally, json::Builder builder);
json::Value to_json(const app::Recognition& it, json::Builder builder);
json::Value to_json(const app::OfferQuality& known, json::Builder builder);

}  // namespace cairn::server::api
