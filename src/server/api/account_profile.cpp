// SPDX-License-Identifier: Apache-2.0
// What who plans can do, for programs: said by themselves, or proved by badges they bring.
#include "app/career/audit.h"
#include "app/career/badges.h"
#include "server/api/account.h"
#include "server/api/account_desk.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

constexpr std::size_t answers_max = 500;

Result<Response> shown(AccountDesk& desk) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> held;
  for (const auto& it : desk.workbook().profile.skills)
    held.push_back(json::ObjectBuilder(builder)
                       .add_string("skill", it.skill)
                       .add_string("label", desk.shelf->label(it.skill))
                       .add("level", builder.integer(it.level))
                       .add_string("evidence", it.evidence_level)
                       .add_string_if("last_used", it.last_used)
                       .add_string("source", it.source)
                       .value());
  return answer(
      builder.object({{"framework", builder.string(desk.shelf->framework.name)},
                      {"skills", builder.array(held)},
                      {"credentials", builder.strings(desk.workbook().profile.credentials)}}));
}

std::vector<std::string> labels_of(const app::career::Shelf& shelf,
                                   const std::vector<skills::SkillIndex>& found) {
  std::vector<std::string> out;
  for (const auto at : found) out.push_back(shelf.framework.skills[at].label);
  return out;
}

}  // namespace

Result<Response> account_profile(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  return shown(desk);
}

Result<Response> answer_account_audit(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  std::vector<app::career::AuditAnswer> answers;
  auto parts = body.parts("answers");
  if (parts.empty() || parts.size() > answers_max)
    body.fault("answers", "Give from 1 to " + std::to_string(answers_max) + " answers.");
  for (auto& part : parts) {
    app::career::AuditAnswer one;
    one.skill = part.text("skill", Needed::yes);
    one.level = static_cast<skills::Level>(part.integer("level", 0, 0, skills::level_max));
    one.last_used = part.text("last_used");
    if (!part.contains("level")) part.fault("level", "Say how well: 0 for not yet, up to 5.");
    if (!one.skill.empty() && !desk.shelf->index.skill(one.skill))
      part.fault("skill", "The framework has no such skill. Give its id.");
    if (!one.last_used.empty() && !parse_date(one.last_used))
      part.fault("last_used", "Write the day as 2030-12-31.");
    if (one.last_used.empty() && one.level > 0) one.last_used = today(call);
    answers.push_back(std::move(one));
  }
  CAIRN_CHECK(body.faults());
  app::career::answer_audit(desk.workbook(), *desk.shelf, answers);
  CAIRN_CHECK(keep(call, desk));
  return shown(desk);
}

Result<Response> bring_account_badge(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto brought,
            app::career::bring_badge(call.context(), *desk.shelf, as_bytes(call.request.body),
                                     desk.workbook()));
  CAIRN_CHECK(keep(call, desk));
  Arena arena;
  const json::Builder builder(arena);
  return answer(json::ObjectBuilder(builder)
                    .add_string("name", brought.name)
                    .add_string("source", brought.source)
                    .add("proved", builder.strings(labels_of(*desk.shelf, brought.proved)))
                    .add("perhaps", builder.strings(labels_of(*desk.shelf, brought.perhaps)))
                    .value(),
                201);
}

Result<Response> forget_account_badge(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  if (!app::career::forget_badge(desk.workbook(), call.argument("source")))
    return fail(ErrorCode::not_found, "account",
                "Nothing in your profile is known from that. GET /api/v1/account/profile names "
                "each source.");
  CAIRN_CHECK(keep(call, desk));
  return nothing();
}

}  // namespace cairn::server::api
