// SPDX-License-Identifier: Apache-2.0
// Awards, batches and codes as programs see them.
#pragma once
#include "app/awards/bulk/batch.h"
#include "app/awards/codes.h"
#include "app/awards/personal_link.h"
#include "app/ports/awards.h"
#include "json/build.h"

namespace cairn::server::api {

json::Value award_json(const app::Context& context, const app::Award& award,
                       const app::PersonalLinks& links, json::Builder builder);
json::Value award_json(const app::Context& context, const app::AwardSummary& award,
                       json::Builder builder);
json::Value batch_json(const app::AwardBatch& batch, json::Builder builder);
json::Value batch_json(const app::OpenedBatch& opened, const app::BatchUptake& uptake,
                       json::Builder builder);
json::Value row_json(const app::Context& context, const app::OpenedBatch& opened,
                     const app::BatchRow& row, const app::PersonalLinks& links,
                     json::Builder builder);
json::Value code_json(const app::Context& context, const app::ClaimCode& code,
                      json::Builder builder);

}  // namespace cairn::server::api
