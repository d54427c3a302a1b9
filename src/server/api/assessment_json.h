// SPDX-License-Identifier: Apache-2.0
// Claims under assessment as JSON.
#pragma once
#include "app/assessment/ask.h"
#include "app/assessment/case.h"
#include "app/assessment/queue.h"
#include "app/assessment/statistics.h"
#include "json/build.h"
#include "server/call.h"

namespace cairn::server::api {

json::Value to_json(const app::QueueRow& row, json::Builder builder);
// A claim without a rubric.
json::Value to_json(const Call& call, const app::ClaimCase& claim, json::Builder builder);
// As somebody who assesses may see it.
json::Value to_json(const Call& call, const app::CaseView& found, json::Builder builder);
// As its learner may.
json::Value to_json(const Call& call, const app::LearnerCase& own, json::Builder builder);
json::Value to_json(const app::AssessmentFigures& figures, json::Builder builder);

}  // namespace cairn::server::api
