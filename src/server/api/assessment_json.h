// SPDX-License-Identifier: Apache-2.0
// Claims under assessment as JSON.
#pragma once
#include "app/assessment/ask.h"
#include "app/assessment/case.h"
#include "app/assessment/queue.h"
#include "app/assessment/statistics.h"
#include "assessment/agreement.h"
#include "json/build.h"
#include "server/api/body.h"
#include "server/call.h"

namespace cairn::server::api {

json::Value to_json(const app::ClaimSummary& row, json::Builder builder);
json::Value to_json(const app::QueueRow& row, json::Builder builder);
// A claim without a rubric.
json::Value to_json(const Call& call, const app::ClaimCase& claim, json::Builder builder);
// As somebody who assesses may see it.
json::Value to_json(const Call& call, const app::CaseView& found, json::Builder builder);
// As its learner may.
json::Value to_json(const Call& call, const app::LearnerCase& own, json::Builder builder);
json::Value to_json(const app::AssessmentFigures& figures, json::Builder builder);
json::Value to_json(const app::Evidence& evidence, json::Builder builder);
json::Value to_json(const assessment::Agreement& agreement, json::Builder builder);

// The marks of a body that may have other members. Errors: those of read_marking.
Result<assessment::Marking> marking_in(Body& body, json::Builder builder);

}  // namespace cairn::server::api
