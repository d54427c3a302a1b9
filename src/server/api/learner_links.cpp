// SPDX-License-Identifier: Apache-2.0
// What the links of claims, claim codes, offers and mails lead to, for programs: what is asked for
// there, before anything is sent.
#include "app/achievements/manage.h"
#include "app/achievements/prerequisites.h"
#include "app/awards/badge.h"
#include "app/awards/codes.h"
#include "app/awards/offer.h"
#include "app/claims/claim.h"
#include "app/mail/refusal.h"
#include "json/build.h"
#include "server/api/body.h"
#include "server/api/learner_page.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

// What anybody who has such a link may know of an achievement.
json::ObjectBuilder described(const Call& call, const app::Achievement& achievement,
                              const app::Organisation& organisation, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("achievement", achievement.id.text)
      .add_string("name", achievement.name)
      .add_string("description", achievement.description)
      .add_string("criteria", achievement.criteria)
      .add_string("organisation", organisation.name)
      .add_string("url", app::achievement_url(call.context(), achievement.id));
  return out;
}

Result<json::Value> needed_json(const Call& call, const app::Achievement& achievement,
                                json::Builder builder) {
  CAIRN_TRY(const auto needed, app::needed_before(call.context(), achievement, {}));
  std::vector<json::Value> out;
  for (const auto& one : needed)
    out.push_back(json::ObjectBuilder(builder)
                      .add_string_if("name", one.prerequisite.name)
                      .add_string("url", one.url)
                      .add("ours", json::Value::boolean(one.ours))
                      .value());
  return builder.array(out);
}

Response gone(const app::OpenedClaim& retired) {
  return problem(410, "gone",
                 fail(ErrorCode::not_found, "claim",
                      "“" + retired.achievement.name + "” is not awarded any more. Ask " +
                          retired.organisation.name + " what takes its place."));
}

Result<Response> shown_offer(Call& call) {
  CAIRN_TRY(const auto found, app::open_personal_link(call.context(), call.argument("token")));
  const auto state = found.offer ? found.offer->state : app::OfferState::accepted;
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add_string("badge", found.award.id.text)
      .add_string("achievement", found.achievement.id.text)
      .add_string("name", found.achievement.name)
      .add_string("learner_name", found.learner_name)
      .add_string("organisation", found.issuer_name)
      .add_string("state", app::name_of(state))
      .add("revoked", json::Value::boolean(found.award.revoked.has_value()));
  if (found.offer) out.add_string("until", format_instant(found.offer->until));
  if (state == app::OfferState::accepted)
    out.add_string("page", app::badge_url(call.context(), found.award.id))
        .add_string_if("learner_token", found.learner_token);
  return answer(out.value());
}

Result<Response> shown_choice(Call& call) {
  CAIRN_TRY(const auto choice, app::mail_choice(call.context(), call.argument("token")));
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena))
                    .add_string("organisation", choice.organisation)
                    .add_string("address", choice.address)
                    .add("wanted", json::Value::boolean(!choice.refused))
                    .value());
}

}  // namespace

Result<Response> open_claim(Call& call) {
  if (const auto retired = app::open_retired_claim(call.context(), call.argument("code")))
    return gone(*retired);
  CAIRN_TRY(const auto opened, app::open_claim(call.context(), call.argument("code")));
  Arena arena;
  const json::Builder builder(arena);
  auto out = described(call, opened.achievement, opened.organisation, builder);
  out.add_string("evidence", app::name_of(opened.achievement.evidence_rule));
  CAIRN_TRY(const auto needed, needed_json(call, opened.achievement, builder));
  out.add("needed_before", needed).add("assessed", json::Value::boolean(opened.plan.has_value()));
  if (opened.plan) out.add("rubric", assessment::to_json(opened.plan->plan.rubric, builder));
  return answer(out.value());
}

Result<Response> open_code(Call& call) {
  CAIRN_TRY(const auto opened, app::open_code(call.context(), call.argument("code")));
  Arena arena;
  const json::Builder builder(arena);
  auto out = described(call, opened.achievement, opened.organisation, builder);
  out.add_string("mode", app::name_of(opened.code.mode));
  CAIRN_TRY(const auto needed, needed_json(call, opened.achievement, builder));
  out.add("needed_before", needed);
  out.add("proves_address", json::Value::boolean(opened.code.mode == app::CodeMode::at_once &&
                                                 call.context().mailer != nullptr));
  if (opened.code.closes) out.add_string("closes", format_instant(*opened.code.closes));
  return answer(out.value());
}

Result<Response> open_offer(Call& call) { return shown_offer(call); }

Result<Response> answer_offer(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto which = body.one_of("answer", {"accept", "decline"});
  if (!which) body.fault("answer", "Say accept or decline.");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::answer_offer(call.context(), call.argument("token"),
                                *which == 0 ? app::Answer::accept : app::Answer::decline));
  return shown_offer(call);
}

Result<Response> mail_choice(Call& call) { return shown_choice(call); }

Result<Response> choose_mail(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  if (!body.contains("wanted")) body.fault("wanted", "Say true or false.");
  const bool wanted = body.flag("wanted");
  CAIRN_CHECK(body.faults());
  const auto token = call.argument("token");
  CAIRN_CHECK(wanted ? app::want_mail_again(call.context(), token)
                     : app::end_mail(call.context(), token));
  return shown_choice(call);
}

}  // namespace cairn::server::api
