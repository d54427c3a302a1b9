// SPDX-License-Identifier: Apache-2.0
// A learner's addresses, and the way back to a page whose link is lost.
#include "app/learners/addresses.h"
#include "app/learners/recover.h"
#include "server/pages/learner_view.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

// Back to the page, or the page with what is wrong.
Result<Response> after(Call& call, const Status& changed) {
  if (changed) return see_other(call, "/l/" + std::string(call.argument("token")) + "#addresses");
  if (changed.error().path.empty() && changed.error().code != ErrorCode::too_many)
    return changed.error();
  return show_learner(call, &changed.error());
}

std::string address_of(const Call& call) { return std::string(call.field("address")); }

Result<Response> show_recover(Call& call, bool sent, const Error* error) {
  View view;
  view.text("title", say("Lost your link?")).text("form_token", call.form_token());
  view.text("email", call.field("email")).flag("sent", sent);
  view.flag("sends_mail", call.context().mailer != nullptr);
  add_field_errors(view, error, {"email"});
  CAIRN_TRY(auto out,
            page(call, "recover", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> add_address(Call& call) {
  return after(call, app::ask_for_address(call.context(), call.argument("token"),
                                          std::string(call.field("new_email"))));
}

Result<Response> prove_address(Call& call) {
  return after(call, app::prove_address(call.context(), call.argument("token"), address_of(call),
                                        call.field("code")));
}

Result<Response> remove_address(Call& call) {
  return after(call, app::remove_address(call.context(), call.argument("token"), address_of(call)));
}

Result<Response> make_main_address(Call& call) {
  return after(call,
               app::make_main_address(call.context(), call.argument("token"), address_of(call)));
}

Result<Response> recover_form(Call& call) { return show_recover(call, false, nullptr); }

Result<Response> ask_to_recover(Call& call) {
  const auto asked = app::ask_to_recover(call.context(), std::string(call.field("email")),
                                         spoken().tag, call.client());
  return show_recover(call, asked.ok(), asked ? nullptr : &asked.error());
}

// A look changes nothing: programs that read mail before people do follow its links.
Result<Response> look_at_recovery(Call& call) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto found, app::look_at_recovery(call.context(), token));
  View view;
  view.text("title", say("Your page at {}", found.organisation)).text("token", token);
  view.text("form_token", call.form_token());
  return page(call, "recover_open", std::move(view));
}

Result<Response> recover(Call& call) {
  CAIRN_TRY(const auto token, app::recover(call.context(), call.argument("token")));
  return see_other(call, "/l/" + token + "?found=1");
}

}  // namespace cairn::server::pages
