// SPDX-License-Identifier: Apache-2.0
// Where the address in a reminder leads: it ends them, without signing in.
#include "app/career/reminders.h"

#include "server/language.h"
#include "server/pages/career.h"
#include "server/templates.h"

namespace cairn::server::pages {
namespace {

Result<Response> answer(Call& call, const Phrase& goal_title, bool ended) {
  View view;
  view.text("title", ended ? say("No more reminders") : say("Reminders"))
      .text("form_token", call.form_token());
  view.text("goal_title", say(goal_title))
      .text("token", call.argument("token"))
      .flag("ended", ended);
  return page(call, "plan_reminders", std::move(view));
}

}  // namespace

Result<Response> reminders(Call& call) {
  CAIRN_TRY(const auto title,
            app::career::plan_of_reminder(call.context(), call.argument("token")));
  return answer(call, title, false);
}

Result<Response> end_reminders(Call& call) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto title, app::career::plan_of_reminder(call.context(), token));
  CAIRN_CHECK(app::career::end_reminders(call.context(), token));
  return answer(call, title, true);
}

}  // namespace cairn::server::pages
