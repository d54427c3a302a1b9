// SPDX-License-Identifier: Apache-2.0
// Many claims decided alike, for programs.
#include "app/claims/sitting.h"

#include <limits>

#include "app/awards/badge.h"
#include "app/awards/direct.h"
#include "app/ports/claims.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

constexpr std::int64_t round_max = std::numeric_limits<std::int32_t>::max();

Result<json::Value> described(Call& call, const app::SittingId& id, json::Builder builder) {
  CAIRN_TRY(const auto opened, app::open_sitting(call.context(), call.actor(), id));
  std::vector<json::Value> items;
  for (const auto& row : opened.rows) {
    json::ObjectBuilder item(builder);
    item.add_string("claim", row.item.claim.text).add_string("state", name_of(row.item.state));
    item.add_string("learner", row.learner).add_string("achievement", row.achievement);
    item.add_string_if("detail", row.item.sentence);
    if (row.outcome) item.add_string("outcome", app::name_of(*row.outcome));
    if (row.effective) item.add_string("effective", format_instant(*row.effective));
    if (row.award)
      item.add_string("award", row.award->text)
          .add_string("badge", app::badge_url(call.context(), *row.award));
    items.push_back(item.value());
  }
  json::ObjectBuilder out(builder);
  out.add_string("id", opened.sitting.id.text);
  out.add_string("outcome", app::name_of(opened.sitting.outcome));
  out.add_string_if("reason", opened.sitting.reason);
  out.add_string("begun", format_instant(opened.sitting.begun));
  const bool waits = opened.count(app::SittingItemState::waiting) > 0;
  out.add("finished", json::Value::boolean(!waits)).add("items", builder.array(items));
  return out.value();
}

// {"claim": {"round": 2, "appeal": false}}, of the claims that are decided.
void read_rounds(Body& body, app::SittingForm& form) {
  auto rounds = body.part("rounds");
  for (const auto& claim : form.claims) {
    if (!rounds.contains(claim.text)) continue;
    auto one = rounds.part(claim.text);
    if (!one.contains("round")) one.fault("round", "Give the round in which it was read.");
    form.rounds.emplace(claim.text,
                        app::ReadRound{one.integer("round", 0, 1, round_max), one.flag("appeal")});
  }
}

}  // namespace

Result<Response> decide_together(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::SittingForm form;
  for (auto& id : body.texts("claims")) form.claims.push_back({std::move(id)});
  const auto outcome = body.one_of("outcome", {"awarded", "declined", "by-marks"});
  if (!body.contains("outcome"))
    body.fault("outcome", "Give the outcome: awarded, declined or by-marks.");
  form.outcome = static_cast<app::SittingOutcome>(outcome.value_or(1));
  read_rounds(body, form);
  form.reason = body.text("reason");
  form.key = body.text("key");
  if (form.key.empty()) form.key = app::new_source_key(call.context());
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto begun, app::begin_sitting(call.context(), call.actor(), form));
  Arena arena;
  CAIRN_TRY(const auto value, described(call, begun, json::Builder(arena)));
  return made(call, "/api/v1/claim-sittings/" + begun.text, value);
}

Result<Response> sitting(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto value,
            described(call, {std::string(call.argument("id"))}, json::Builder(arena)));
  return answer(value);
}

}  // namespace cairn::server::api
