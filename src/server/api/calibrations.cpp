// SPDX-License-Identifier: Apache-2.0
// Calibrating assessors, for programs.
#include "app/assessment/calibrate.h"

#include "server/api/api.h"
#include "server/api/assessment_json.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

app::CalibrationId id_of(const Call& call) { return {std::string(call.argument("id"))}; }
app::ClaimId claim_of(const Call& call) { return {std::string(call.argument("claim"))}; }

void add_head(json::ObjectBuilder& out, const app::Calibration& it) {
  out.add_string("id", it.id.text).add_string("name", it.name);
  out.add_string("achievement", it.achievement.text);
  out.add_string("started", format_instant(it.started));
  if (it.closed) out.add_string("closed", format_instant(*it.closed));
}

json::Value result_value(const app::CalibrationResult& result, json::Builder builder) {
  std::vector<json::Value> criteria;
  for (const auto& it : result.criteria) {
    auto value = builder.with(to_json(it.agreement, builder), "name", builder.string(it.name));
    criteria.push_back(builder.with(value, "levels_by_claim", builder.strings(it.by_claim)));
  }
  return json::ObjectBuilder(builder)
      .add("criteria", builder.array(criteria))
      .add("levels", to_json(result.levels, builder))
      .add("verdicts", to_json(result.verdicts, builder))
      .value();
}

Result<json::Value> described(Call& call, const app::CalibrationId& id, json::Builder builder) {
  CAIRN_TRY(const auto opened, app::open_calibration(call.context(), call.actor(), id));
  json::ObjectBuilder out(builder);
  add_head(out, opened.calibration);
  std::vector<json::Value> claims;
  for (const auto& row : opened.rows) {
    json::ObjectBuilder claim(builder);
    claim.add_string("id", row.claim.text).add_string("label", row.label);
    claim.add("handed_in", json::Value::boolean(row.handed_in));
    claim.add("markers", builder.integer(static_cast<std::int64_t>(row.markers)));
    claims.push_back(claim.add_string_if("barred", row.barred).value());
  }
  out.add("claims", builder.array(claims));
  if (opened.result) out.add("result", result_value(*opened.result, builder));
  return out.value();
}

Result<Response> shown(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto value, described(call, id_of(call), json::Builder(arena)));
  return answer(value);
}

}  // namespace

Result<Response> calibrations(Call& call) {
  CAIRN_TRY(const auto all, app::list_calibrations(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : all) {
    json::ObjectBuilder item(builder);
    add_head(item, it.calibration);
    item.add("own_open", builder.integer(static_cast<std::int64_t>(it.own_open)));
    item.add("markers", builder.integer(static_cast<std::int64_t>(it.markers)));
    items.push_back(item.value());
  }
  return list_answer(call, items, "");
}

Result<Response> start_calibration(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::CalibrationForm form;
  form.name = body.text("name", Needed::yes);
  form.achievement = {body.text("achievement", Needed::yes)};
  for (auto& id : body.texts("claims")) form.claims.push_back({std::move(id)});
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto id, app::start_calibration(call.context(), call.actor(), form));
  Arena arena;
  CAIRN_TRY(const auto value, described(call, id, json::Builder(arena)));
  return made(call, "/api/v1/calibrations/" + id.text, value);
}

Result<Response> calibration(Call& call) { return shown(call); }

Result<Response> close_calibration(Call& call) {
  CAIRN_CHECK(app::close_calibration(call.context(), call.actor(), id_of(call)));
  return shown(call);
}

// Without who sent it: it is marked for what it is.
Result<Response> calibration_claim(Call& call) {
  CAIRN_TRY(const auto found,
            app::open_calibration_claim(call.context(), call.actor(), id_of(call), claim_of(call)));
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add_string("id", found.claim.claim.id.text).add_string("label", found.label);
  out.add_string("statement", found.claim.claim.statement);
  std::vector<json::Value> evidence;
  for (const auto& it : found.claim.evidence) evidence.push_back(to_json(it, builder));
  out.add("evidence", builder.array(evidence));
  out.add("rubric", assessment::to_json(found.held.plan.rubric, builder));
  if (found.own) out.add("marking", assessment::to_json(*found.own, builder));
  out.add("handed_in", json::Value::boolean(found.handed_in));
  return answer(out.add_string_if("barred", found.barred).value());
}

Result<Response> mark_calibration(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  Arena arena;
  app::MarkingForm form;
  form.handing = body.flag("hand_in") ? app::Handing::in : app::Handing::draft;
  CAIRN_TRY(form.marking, marking_in(body, json::Builder(arena)));
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::save_calibration_marking(call.context(), call.actor(), id_of(call),
                                            claim_of(call), std::move(form)));
  return calibration_claim(call);
}

}  // namespace cairn::server::api
