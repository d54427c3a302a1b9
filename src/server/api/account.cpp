// SPDX-License-Identifier: Apache-2.0
#include "server/api/account.h"

#include "app/quality/said.h"
#include "app/recommend/choose.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

constexpr const char* where = "account";

std::string_view token_shown(const Call& call) {
  constexpr std::string_view scheme = "Bearer ";
  const auto header = call.request.header("authorization");
  return header.starts_with(scheme) ? header.substr(scheme.size()) : std::string_view();
}

json::Value plan_json(const app::career::Workbook& workbook, const app::career::Plan& plan,
                      json::Builder builder) {
  const auto* goal = workbook.goal(plan.goal);
  std::vector<json::Value> steps;
  for (const auto& step : plan.steps)
    steps.push_back(json::ObjectBuilder(builder)
                        .add_string("offer", step.offer)
                        .add_string("title", step.title)
                        .add_string_if("done_on", step.done_on)
                        .value());
  return json::ObjectBuilder(builder)
      .add_string("id", plan.id)
      .add_string_if("goal", goal == nullptr ? "" : goal->title)
      .add_string_if("chosen_on", plan.chosen_on)
      .add("steps", builder.array(steps))
      .value();
}

using Enter = Result<app::career::PersonSignedIn> (*)(app::Context&, const app::career::PersonForm&,
                                                      const app::career::Visitor&);
Result<Response> enter(Call& call, Enter way) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::career::PersonForm form;
  form.email = body.text("email", Needed::yes);
  form.password = body.text("password", Needed::yes);
  form.peer = call.client();
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto signed_in, way(call.context(), form, {}));
  call.tells_secret = true;
  Arena arena;
  const json::Builder builder(arena);
  return answer(json::ObjectBuilder(builder)
                    .add_string("token", signed_in.token)
                    .add_string("expires", format_instant(signed_in.expires))
                    .value(),
                201);
}

Response counting_of(const app::career::Workbook& workbook) {
  Arena arena;
  const json::Builder builder(arena);
  return answer(builder.object({{"counted", json::Value::boolean(!workbook.kept_out)}}));
}

}  // namespace

Result<app::career::OpenedWorkbook> workbook_shown(const Call& call) {
  const auto token = token_shown(call);
  if (token.empty())
    return fail(ErrorCode::not_permitted, where,
                "This needs the token of a session as a bearer token. POST "
                "/api/v1/account/sessions gives one.");
  CAIRN_TRY(auto opened, app::career::open_workbook(call.context(), {"", std::string(token)}));
  if (!opened.person)
    return fail(ErrorCode::not_permitted, where,
                "This token opens no session any more. Sign in again.");
  return opened;
}

Result<Response> account_sign_in(Call& call) { return enter(call, app::career::sign_in); }
Result<Response> account_sign_up(Call& call) { return enter(call, app::career::sign_up); }

Result<Response> account(Call& call) {
  CAIRN_TRY(const auto opened, workbook_shown(call));
  const auto& workbook = opened.workbook;
  Arena arena;
  const json::Builder builder(arena);
  const auto count = [&](std::size_t of) { return builder.integer(static_cast<std::int64_t>(of)); };
  json::ObjectBuilder out(builder);
  out.add_string("email", opened.person->email)
      .add_string("created", format_instant(opened.person->created))
      .add_string("framework", workbook.framework)
      .add("goals", count(workbook.goals.size()))
      .add("plans", count(workbook.plans.size()))
      .add("skills", count(workbook.profile.skills.size()))
      .add("outcomes", count(workbook.record.entries.size()));
  if (opened.stored) out.add_string("changed", format_instant(opened.stored->changed));
  return answer(out.value());
}

Result<Response> account_workbook(Call& call) {
  CAIRN_TRY(const auto opened, workbook_shown(call));
  auto out = json_response(app::career::write(opened.workbook));
  return std::move(out.set("Cache-Control", "no-store"));
}

Result<Response> account_said(Call& call) {
  CAIRN_CHECK(workbook_shown(call));
  CAIRN_TRY(auto text, app::export_said(call.context(), std::string(token_shown(call))));
  auto out = json_response(std::move(text));
  return std::move(out.set("Cache-Control", "no-store"));
}

Result<Response> delete_account(Call& call) {
  CAIRN_CHECK(workbook_shown(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto password = body.text("password", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::career::delete_person(call.context(), std::string(token_shown(call)), password,
                                         call.client()));
  return nothing();
}

Result<Response> account_sign_out(Call& call) {
  CAIRN_CHECK(app::career::sign_out_person(call.context(), token_shown(call)));
  return nothing();
}

Result<Response> account_plans(Call& call) {
  CAIRN_TRY(const auto opened, workbook_shown(call));
  CAIRN_TRY(const auto portion, portion_of(call));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  std::string last;
  bool behind = portion.after.empty(), more = false;
  for (const auto& plan : opened.workbook.plans) {
    if (behind && items.size() == portion.limit) more = true;
    if (behind && !more) {
      items.push_back(plan_json(opened.workbook, plan, builder));
      last = plan.id;
    }
    behind = behind || plan.id == portion.after;
  }
  return list_answer(call, items, more ? last : "");
}

Result<Response> counting(Call& call) {
  CAIRN_TRY(const auto opened, workbook_shown(call));
  return counting_of(opened.workbook);
}

Result<Response> choose_counting(Call& call) {
  CAIRN_TRY(auto opened, workbook_shown(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  if (!body.contains("counted")) body.fault("counted", "Say true or false.");
  const bool counted = body.flag("counted", true);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto token, app::career::choose_counting(call.context(), opened, counted));
  static_cast<void>(token);  // who has an account needs none
  return counting_of(opened.workbook);
}

}  // namespace cairn::server::api
