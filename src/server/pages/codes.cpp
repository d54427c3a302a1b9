// SPDX-License-Identifier: Apache-2.0
// Claim codes: the issuer's list of them, their posters, and the page that a code leads to.
#include "app/awards/codes.h"

#include "app/achievements/manage.h"
#include "app/learners/self_named.h"
#include "render/qr.h"
#include "server/language.h"
#include "server/pages/awarding.h"
#include "server/pages/design.h"
#include "server/pages/domain_view.h"
#include "server/pages/needed_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::AchievementId achievement_of(const Call& call) { return {std::string(call.argument("id"))}; }

View code_view(const Call& call, const app::ClaimCode& code, Instant now) {
  View view;
  view.text("code", code.code).text("label", code.label);
  view.text("url", app::code_url(call.context(), code));
  view.flag("at_once", code.mode == app::CodeMode::at_once);
  view.number("used", code.used);
  view.maybe("quota", code.quota ? std::to_string(*code.quota) : "");
  view.maybe("opens", code.opens && *code.opens > now ? day(*code.opens) : "");
  view.maybe("closes", code.closes ? day(*code.closes) : "");
  const bool over =
      code.ended || (code.closes && *code.closes < now) || (code.quota && code.used >= *code.quota);
  view.flag("over", over).flag("ended", code.ended);
  return view;
}

Result<Response> show_codes(Call& call, const app::CodeForm& form, const Error* error) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), achievement_of(call)));
  CAIRN_TRY(const auto codes, app::list_codes(call.context(), call.actor(), achievement.id));
  View view;
  view.text("title", say("Codes for {}", shown_name(achievement)))
      .text("achievement", shown_name(achievement));
  view.text("id", achievement.id.text).text("form_token", call.form_token());
  view.flag("published", achievement.state == app::AchievementState::published);
  std::vector<View> rows;
  for (const auto& code : codes) rows.push_back(code_view(call, code, call.context().clock.now()));
  view.rows("codes", std::move(rows));
  CAIRN_TRY(const bool askable,
            app::can_be_asked_by_code(call.context(), call.actor(), achievement.id));
  view.flag("askable", askable);
  view.text("label", form.label).flag("at_once", !askable || form.mode == "at-once");
  view.text("opens", form.opens).text("closes", form.closes).text("quota", form.quota);
  add_field_errors(view, error, {"label", "mode", "opens", "closes", "quota"});
  return page(call, "codes", std::move(view), error == nullptr ? 200 : 422);
}

Result<Response> show_code(Call& call, const app::CodeAnswer& answer, const Error* error) {
  CAIRN_TRY(const auto opened, app::open_code(call.context(), call.argument("code")));
  View view;
  view.text("title", shown_name(opened.achievement)).text("code", opened.code.code);
  view.text("form_token", call.form_token());
  add_achievement(view, opened.achievement);
  view.text("image", picture_address(call.site, opened.achievement));
  view.text("organisation", opened.organisation.name);
  CAIRN_TRY(const auto domain, app::confirmed_domain(call.context(), opened.organisation.id));
  add_domain(view, domain);
  const bool at_once = opened.code.mode == app::CodeMode::at_once;
  const bool proves = at_once && call.context().mailer != nullptr;
  const bool asks_code = !answer.mail_proof.empty();
  view.flag("at_once", at_once).flag("asks_code", asks_code);
  view.text("secret", answer.secret.empty()
                          ? app::new_form_secret(call.context(), opened.organisation.id)
                          : answer.secret);
  view.text("mail_proof", answer.mail_proof).text("mail_code", answer.mail_code);
  view.text("learner_name", answer.name).text("email", answer.email);
  // A file that is chosen before the address is proved would have to be chosen again.
  CAIRN_CHECK(add_needed_before(call, view, opened.achievement, answer.badges));
  view.flag("takes_badges", !proves).flag("takes_badge_file", !proves || asks_code);
  view.text("statement", answer.statement);
  add_field_errors(view, error,
                   {"name", "email", "statement", "mail_code", "badges", "badge_file"});
  CAIRN_TRY(auto out,
            page(call, "code_open", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

// The way from an address of this server to a path of it.
std::string path_in(const Call& call, std::string_view address) {
  const std::string_view base = call.context().base_url;
  return std::string(address.starts_with(base) ? address.substr(base.size()) : address);
}

}  // namespace

Result<Response> codes(Call& call) { return show_codes(call, {}, nullptr); }

Result<Response> make_code(Call& call) {
  app::CodeForm form;
  form.label = call.field("label");
  form.mode = call.field("mode");
  form.opens = call.field("opens");
  form.closes = call.field("closes");
  form.quota = call.field("quota");
  const auto made = app::make_code(call.context(), call.actor(), achievement_of(call), form);
  if (made) return see_other(call, "/desk/achievements/" + made->achievement.text + "/codes");
  if (made.error().code != ErrorCode::invalid) return made.error();
  return show_codes(call, form, &made.error());
}

Result<Response> end_code(Call& call) {
  CAIRN_CHECK(app::end_code(call.context(), call.actor(), std::string(call.field("code"))));
  return see_other(call, "/desk/achievements/" + achievement_of(call).text + "/codes");
}

Result<Response> code_qr(Call& call) {
  const auto code = call.argument("code");
  if (app::organisation_of(code) != call.actor().organisation)
    return fail(ErrorCode::not_found, "codes", "There is no such code.");
  const auto url = call.context().base_url + "/get/" + std::string(code);
  CAIRN_TRY(auto svg, render::qr_svg(url, say("QR code of {}", url)));
  return picture(std::move(svg));
}

Result<Response> claim_qr(Call& call) {
  CAIRN_TRY(const auto url,
            app::open_claim_link(call.context(), call.actor(), achievement_of(call)));
  CAIRN_TRY(auto svg, render::qr_svg(url, say("QR code of {}", url)));
  return picture(std::move(svg));
}

Result<Response> open_code(Call& call) { return show_code(call, {}, nullptr); }

Result<Response> use_code(Call& call) {
  app::CodeAnswer answer;
  answer.name = call.field("name");
  answer.email = call.field("email");
  answer.statement = call.field("statement");
  answer.secret = call.field("secret");
  answer.mail_code = call.field("mail_code");
  answer.mail_proof = call.field("mail_proof");
  answer.language = spoken().tag;
  answer.badges = call.field("badges");
  if (const auto* badge = call.form.file("badge_file")) answer.badge_file = badge->bytes;
  answer.learner_token = call.request.cookie(learner_cookie);
  // A whole class may sit behind one address.
  const auto allowed =
      call.context().throttle.take("code " + call.client(), {100, 30}, call.context().clock.now());
  if (!allowed) return show_code(call, answer, &allowed.error());
  const auto used = app::use_code(call.context(), call.argument("code"), answer);
  if (!used && (used.error().code == ErrorCode::invalid || !used.error().path.empty()))
    return show_code(call, answer, &used.error());
  if (!used) return used.error();
  if (!used->mail_proof.empty()) {
    answer.mail_proof = used->mail_proof;
    return show_code(call, answer, nullptr);
  }
  return see_other(
      call, path_in(call, used->personal_link.empty() ? used->claim_page : used->personal_link));
}

}  // namespace cairn::server::pages
