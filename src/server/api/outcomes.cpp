// SPDX-License-Identifier: Apache-2.0
#include "server/api/outcomes.h"

#include <optional>

#include "app/outcomes/learner.h"
#include "outcomes/return.h"
#include "server/api/account.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/pages/outcomes.h"

namespace cairn::server::api {
namespace {

cairn::outcomes::Day today_of(const Call& call) {
  return cairn::outcomes::day_of(call.context().clock.now());
}

// Behind a learner's page, or in the workbook of an account: one of the two.
struct Opened {
  app::OutcomeDesk desk;
  std::optional<app::LearnerOutcomes> learner;
  std::optional<app::career::OpenedWorkbook> workbook;
};

Result<Opened> opened(Call& call) {
  Opened out;
  if (const auto token = call.argument("token"); !token.empty()) {
    CAIRN_TRY(out.learner, app::outcomes_of_learner(call.context(), token));
    out.desk = out.learner->desk;
    return out;
  }
  CAIRN_TRY(out.workbook, workbook_shown(call));
  out.desk = app::outcomes_of_workbook(out.workbook->workbook);
  return out;
}

Status keep(const Call& call, Opened& record) {
  if (record.learner) {
    record.learner->desk = record.desk;
    return app::keep_outcomes(call.context(), *record.learner);
  }
  record.workbook->workbook.record = record.desk.record;
  CAIRN_CHECK(app::career::keep_workbook(call.context(), *record.workbook));
  return done;
}

// The record, what it is about and what it comes to.
Response shown(const Call& call, const Opened& of, int status = 200) {
  const auto& desk = of.desk;
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> held;
  for (const auto& it : desk.credentials) held.push_back(credential_json(it, builder));
  json::ObjectBuilder out(builder);
  out.add("record", record_json(desk.record, builder)).add("credentials", builder.array(held));
  if (of.learner) out.add("address_proved", json::Value::boolean(of.learner->address_proved));
  out.add("return", return_json(return_of(desk.record, desk.credentials, today_of(call)), builder));
  return answer(out.value(), status);
}

Result<Response> kept(Call& call, Opened& record) {
  CAIRN_CHECK(keep(call, record));
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
  if (chosen.counted && !record.learner)
    body.fault("counted",
               "Nobody proved the address of an account, so that nothing of it is counted. Record "
               "it on your learner’s page.");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(keep(call, record));
  return shown(call, record);
}

Result<Response> account_outcome_report(Call& call) {
  CAIRN_TRY(const auto record, opened(call));
  return pages::outcome_report_of(call, record.desk);
}

Result<Response> remove_outcome(Call& call) {
  CAIRN_TRY(auto record, opened(call));
  CAIRN_CHECK(app::remove_outcome(record.desk, call.argument("id")));
  CAIRN_CHECK(keep(call, record));
  return nothing();
}

}  // namespace cairn::server::api
