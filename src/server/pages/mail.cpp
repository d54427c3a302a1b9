// SPDX-License-Identifier: Apache-2.0
// Mail to learners: what it says, for who sends it, and where it ends, for who gets it.
#include "app/mail/refusal.h"
#include "app/mail/review.h"
#include "server/pages/operation_desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

// In the order of app::MailKind.
constexpr std::string_view kind_labels[] = {
    to_say("A claim came in"),
    to_say("More is asked for"),
    to_say("A claim goes back"),
    to_say("A claim is declined"),
    to_say("A badge is awarded"),
    to_say("A badge is offered"),
    to_say("An offer ends in three days"),
    to_say("An offer is over"),
    to_say("A badge is corrected"),
    to_say("A badge gets another end"),
    to_say("A badge is revoked"),
    to_say("A badge is suspended"),
    to_say("A suspension ends"),
    to_say("A badge ends in thirty days"),
    to_say("Months after a badge"),
};
static_assert(std::size(kind_labels) == app::mail_kinds);

Result<std::vector<View>> kind_views(Call& call) {
  std::vector<View> views;
  for (std::size_t i = 0; i < app::mail_kinds; ++i) {
    CAIRN_TRY(const auto mail,
              app::preview_mail(call.context(), call.actor(), static_cast<app::MailKind>(i), {}));
    View view;
    view.text("label", say(kind_labels[i])).text("subject", mail.subject).text("text", mail.text);
    view.text("mail_language", mail.language.empty() ? english().tag : mail.language);
    views.push_back(std::move(view));
  }
  return views;
}

Result<Response> show_choice(Call& call, bool changed) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto choice, app::mail_choice(call.context(), token));
  View view;
  view.text("title", say("Mail from {}", choice.organisation)).text("token", token);
  view.text("organisation", choice.organisation).text("address", choice.address);
  view.flag("refused", choice.refused).flag("changed", changed);
  view.text("form_token", call.form_token());
  return page(call, "mail_choice", std::move(view));
}

}  // namespace

namespace {

// With what was typed, where something is wrong with it.
Result<Response> show_desk(Call& call, const Error* error) {
  CAIRN_TRY(const auto desk, app::mail_desk(call.context(), call.actor()));
  View view;
  const auto shown = [&](const char* name, const std::string& kept) {
    return error == nullptr ? kept : std::string(call.field(name));
  };
  view.text("sender", shown("sender", desk.look.sender));
  view.text("signature", shown("signature", desk.look.signature));
  add_field_errors(view, error, {"sender", "signature"});
  view.text("title", say("Mail to learners")).text("form_token", call.form_token());
  view.flag("no_mailer", call.context().mailer == nullptr);
  view.flag("saved", !call.target.parameter("saved").empty());
  view.maybe("refusals", desk.refusals > 0 ? std::to_string(desk.refusals) : "");
  std::vector<View> languages;
  for (const auto& language : call.site.languages->all()) {
    View one;
    one.text("tag", language.tag).text("own_name", language.name);
    one.flag("chosen", language.tag == (desk.language.empty() ? "en" : desk.language));
    languages.push_back(std::move(one));
  }
  view.list("mail_languages", std::move(languages));
  CAIRN_TRY(auto kinds, kind_views(call));
  view.list("kinds", std::move(kinds));
  return page(call, "mail_desk", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> mail_desk(Call& call) { return show_desk(call, nullptr); }

Result<Response> set_mail_language(Call& call) {
  const std::string tag(call.field("language"));
  if (call.site.languages->find(tag) == nullptr)
    return fail(ErrorCode::invalid, "mail", "Choose one of the languages of this server.",
                "/language");
  const auto looks =
      app::set_mail_look(call.context(), call.actor(),
                         {std::string(call.field("sender")), std::string(call.field("signature"))});
  if (!looks.ok() && looks.error().code == ErrorCode::invalid)
    return show_desk(call, &looks.error());
  CAIRN_CHECK(looks);
  CAIRN_CHECK(app::set_mail_language(call.context(), call.actor(), tag));
  return see_other(call, "/desk/mail?saved=1");
}

Result<Response> mail_choice(Call& call) { return show_choice(call, false); }

// Also by a mail program, which sends "List-Unsubscribe=One-Click" and reads no page.
Result<Response> end_mail(Call& call) {
  CAIRN_CHECK(app::end_mail(call.context(), call.argument("token")));
  return show_choice(call, true);
}

Result<Response> want_mail_again(Call& call) {
  CAIRN_CHECK(app::want_mail_again(call.context(), call.argument("token")));
  return show_choice(call, true);
}

}  // namespace cairn::server::pages
