// SPDX-License-Identifier: Apache-2.0
// The learner's side: the claim link, and the page where their badges are.
#include "app/claims/claim.h"

#include "app/claims/review.h"
#include "app/learners/self_named.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "app/ports/claims.h"
#include "server/pages/design.h"
#include "server/pages/domain_view.h"
#include "server/pages/needed_view.h"
#include "server/pages/pages.h"
#include "server/pages/rubric_view.h"
#include "server/pages/send_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

using app::EvidenceRule;

constexpr std::int64_t learner_cookie_seconds = 365 * 24 * 60 * 60;

// 410: it was there, and will not come back.
Result<Response> show_retired(Call& call, const app::OpenedClaim& retired) {
  View view;
  view.text("title", shown_name(retired.achievement));
  add_achievement(view, retired.achievement);
  view.text("image", picture_address(call.site, retired.achievement));
  view.text("organisation", retired.organisation.name);
  view.text("organisation_id", retired.organisation.id.text);
  return page(call, "claim_retired", std::move(view), 410);
}

Result<Response> show(Call& call, const app::ClaimForm& form, const Error* error) {
  if (const auto retired = app::open_retired_claim(call.context(), call.argument("code")))
    return show_retired(call, *retired);
  CAIRN_TRY(const auto opened, app::open_claim(call.context(), call.argument("code")));
  const auto rule = opened.achievement.evidence_rule;
  View view;
  view.text("title", shown_name(opened.achievement))
      .text("description", shown_description(opened.achievement));
  view.text("form_token", call.form_token());
  view.flag("claimable", true).text("code", call.argument("code"));
  add_achievement(view, opened.achievement, call.target.parameter("language"));
  view.text("page", "/claim/" + std::string(call.argument("code")));
  view.text("image", picture_address(call.site, opened.achievement));
  view.text("organisation", opened.organisation.name);
  CAIRN_TRY(const auto domain, app::confirmed_domain(call.context(), opened.organisation.id));
  add_domain(view, domain);
  add_sending(view, form, form.declaration, error != nullptr);
  view.flag("assessed", opened.plan.has_value()).flag("asks_more", opened.plan.has_value());
  if (opened.plan) {
    add_rubric(view, opened.plan->plan.rubric);
    const auto& it = opened.plan->plan.circumstances;
    view.text("method", method_text(it.method)).flag("is_supervised", it.supervised);
  }
  view.flag("asks_file", rule == EvidenceRule::file || rule == EvidenceRule::file_or_link);
  view.flag("asks_link", rule == EvidenceRule::link || rule == EvidenceRule::file_or_link);
  view.text("secret", form.secret.empty()
                          ? app::new_form_secret(call.context(), opened.organisation.id)
                          : form.secret);
  view.flag("takes_badges", true).flag("takes_badge_file", true);
  view.text("learner_name", form.name).text("email", form.email);
  view.text("statement", form.statement);
  CAIRN_CHECK(add_needed_before(call, view, opened.achievement, form.badges));
  // What is missing altogether is missed where it is asked for first.
  const auto* asked = rule == EvidenceRule::link ? "/links" : "/files";
  const auto placed = error ? std::optional(with_paths(*error, "/evidence", asked)) : std::nullopt;
  std::vector<View> scripts(1);
  scripts[0].text("file", "files.js");
  view.list("scripts", std::move(scripts));
  add_field_errors(
      view, placed ? &*placed : nullptr,
      {"name", "email", "statement", "files", "links", "text", "repository", "reference",
       "identity", "originality", "tools", "tools_used", "reflection", "badges", "badge_file"});
  CAIRN_TRY(auto out,
            page(call, "claim_open", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

app::ClaimForm form_of(const Call& call) {
  app::ClaimForm form;
  form.name = call.field("name");
  form.email = call.field("email");
  form.statement = call.field("statement");
  static_cast<app::SentEvidence&>(form) = evidence_of(call);
  form.declaration = declaration_of(call);
  form.secret = call.field("secret");
  form.language = spoken().tag;
  form.badges = call.field("badges");
  if (const auto* badge = call.form.file("badge_file")) form.badge_file = badge->bytes;
  return form;
}

}  // namespace

Result<Response> open_claim(Call& call) { return show(call, {}, nullptr); }

Result<Response> submit_claim(Call& call) {
  const auto form = form_of(call);
  // A whole class may sit behind one address.
  const auto allowed =
      call.context().throttle.take("claim " + call.client(), {100, 30}, call.context().clock.now());
  if (!allowed) return show(call, form, &allowed.error());
  const auto sent = app::submit_claim(call.context(), call.argument("code"), form,
                                      call.request.cookie(learner_cookie));
  if (!sent && (sent.error().code == ErrorCode::invalid || !sent.error().path.empty()))
    return show(call, form, &sent.error());
  if (!sent && sent.error().code == ErrorCode::not_found) return show(call, form, nullptr);
  if (!sent) return sent.error();
  call.set_cookie(learner_cookie, sent->learner_token, learner_cookie_seconds);
  return see_other(call, "/l/" + sent->learner_token + "?sent=1");
}

}  // namespace cairn::server::pages
