// SPDX-License-Identifier: Apache-2.0
#include "server/api/outcomes.h"

#include "app/outcomes/learner.h"
#include "outcomes/return.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

cairn::outcomes::Day today_of(const Call& call) {
  return cairn::outcomes::day_of(call.context().clock.now());
}

Result<app::LearnerOutcomes> opened(Call& call) {
  return app::outcomes_of_learner(call.context(), call.argument("token"));
}

// The record, what it is about and what it comes to.
Response shown(const Call& call, const app::LearnerOutcomes& of, int status = 200) {
  const auto& desk = of.desk;
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> held;
  for (const auto& it : desk.credentials) held.push_back(credential_json(it, builder));
  return answer(
      json::ObjectBuilder(builder)
          .add("record", record_json(desk.record, builder))
          .add("credentials", builder.array(held))
          .add("address_proved", json::Value::boolean(of.address_proved))
          .add("return",
               return_json(return_of(desk.record, desk.credentials, today_of(call)), builder))
          .value(),
      status);
}

Result<Response> kept(Call& call, const app::LearnerOutcomes& record) {
  CAIRN_CHECK(app::keep_outcomes(call.context(), record));
  return shown(call, record, 201);
}

std::string number_text(std::optional<std::int64_t> number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

Result<Response> learner_outcomes(Call& call) {
  CAIRN_TRY(const auto record, opened(call));
  return shown(call, record);
}

Result<Response> record_outcome(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::OutcomeForm form;
  form.kind = body.text("kind", Needed::yes);
  form.day = body.text("day", Needed::yes);
  form.note = body.text("note");
  form.evidence = body.text("evidence");
  form.credentials = body.texts("credentials");
  form.amount = body.text("amount");
  form.currency = body.text("currency");
  form.period = body.text("period");
  form.until = body.text("until");
  form.cause = body.text("cause");
  form.before = number_text(body.maybe_integer("before", 1, 5));
  form.after = number_text(body.maybe_integer("after", 1, 5));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(auto record, opened(call));
  CAIRN_CHECK(app::add_outcome(record.desk, form, today_of(call)));
  return kept(call, record);
}

Result<Response> record_outcome_cost(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const app::CostForm form{.credential = body.text("credential", Needed::yes),
                           .what = body.text("what"),
                           .amount = body.text("amount"),
                           .currency = body.text("currency"),
                           .hours = body.text("hours")};
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(auto record, opened(call));
  CAIRN_CHECK(app::add_cost(record.desk, form));
  return kept(call, record);
}

Result<Response> add_outcome_credential(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const app::CredentialForm form{.key = {},
                                 .title = body.text("title", Needed::yes),
                                 .issuer = body.text("issuer"),
                                 .day = body.text("day")};
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(auto record, opened(call));
  CAIRN_CHECK(app::add_credential(record.desk, form, today_of(call)));
  return kept(call, record);
}

Result<Response> choose_for_outcomes(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_TRY(auto record, opened(call));
  auto& chosen = record.desk.record;
  chosen.counted = body.flag("counted", chosen.counted);
  chosen.asked = body.flag("asked", chosen.asked);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::keep_outcomes(call.context(), record));
  return shown(call, record);
}

Result<Response> remove_outcome(Call& call) {
  CAIRN_TRY(auto record, opened(call));
  CAIRN_CHECK(app::remove_outcome(record.desk, call.argument("id")));
  CAIRN_CHECK(app::keep_outcomes(call.context(), record));
  return nothing();
}

}  // namespace cairn::server::api
