// SPDX-License-Identifier: Apache-2.0
// Whether a member hears by mail that something waits, and the end of such mail.
#include "app/mail/staff.h"
#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

struct Choice {
  app::Notices notices;
  std::string_view label;
};
constexpr Choice choices[] = {{app::Notices::at_once, to_say("At once, for each")},
                              {app::Notices::daily, to_say("Once a day, for all together")},
                              {app::Notices::none, to_say("Never")}};

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto chosen, app::own_notices(call.context(), call.actor()));
  View view;
  view.text("title", say("When something waits")).text("form_token", call.form_token());
  view.text("account_email", call.session->email);
  view.flag("no_mailer", call.context().mailer == nullptr);
  view.flag("saved", !call.target.parameter("saved").empty());
  std::vector<View> rows, mails;
  for (const auto& [notices, label] : choices) {
    View row;
    row.text("value", app::name_of(notices)).text("label", say(label));
    row.flag("chosen", notices == chosen);
    rows.push_back(std::move(row));
    if (notices == app::Notices::none) continue;
    CAIRN_TRY(const auto mail,
              app::preview_notice(call.context(), call.actor(), notices, spoken().tag));
    View preview;
    preview.text("label", say(label)).text("subject", mail.subject).text("text", mail.text);
    mails.push_back(std::move(preview));
  }
  view.list("choices", std::move(rows)).list("mails", std::move(mails));
  add_field_errors(view, error, {"notices"});
  return page(call, "notices", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> show_choice(Call& call) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto choice, app::staff_mail_choice(call.context(), token));
  View view;
  view.text("title", say("Mail from {}", choice.organisation)).text("token", token);
  view.text("organisation", choice.organisation).text("address", choice.address);
  view.flag("ended", choice.ended);
  return page(call, "staff_mail", std::move(view));
}

}  // namespace

Result<Response> notices(Call& call) { return show(call, nullptr); }

Result<Response> choose_notices(Call& call) {
  const auto chosen =
      app::choose_notices(call.context(), call.actor(), call.field("notices"), spoken().tag);
  if (chosen) return see_other(call, "/desk/settings/notices?saved=1");
  if (chosen.error().code != ErrorCode::invalid) return chosen.error();
  return show(call, &chosen.error());
}

Result<Response> staff_mail(Call& call) { return show_choice(call); }

// Also by a mail program, which sends "List-Unsubscribe=One-Click" and reads no page.
Result<Response> end_staff_mail(Call& call) {
  CAIRN_CHECK(app::end_staff_mail(call.context(), call.argument("token")));
  return show_choice(call);
}

}  // namespace cairn::server::pages
