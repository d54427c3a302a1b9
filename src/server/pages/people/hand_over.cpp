// SPDX-License-Identifier: Apache-2.0
// An owner hands the organisation over to another member.
#include "app/people/hand_over.h"

#include "app/people/members.h"
#include "server/pages/pages.h"
#include "server/pages/people.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::string_view leaves = "leave";  // in place of a role

View receiver_choice(const app::Account& account, std::string_view chosen) {
  View view;
  view.text("value", account.id.text).text("label", account.email);
  view.text("roles_text", roles_text(account.roles)).flag("chosen", account.id.text == chosen);
  return view;
}

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto members, app::list_members(call.context(), call.actor()));
  const auto& self = call.actor().account;
  View view;
  view.text("title", say("Hand {} over", call.session->organisation.name));
  view.text("form_token", call.form_token()).flag("asks_password", asks_password(call));
  view.text("account_email", call.session->email);
  std::vector<View> receivers;
  for (const auto& account : members)
    if (account.id != self) receivers.push_back(receiver_choice(account, call.field("to")));
  view.rows("receivers", std::move(receivers));
  const auto role = call.field("role");
  const auto chosen = role.empty() ? app::Role::issuer : app::role_named(role);
  auto choices = role_choices(chosen ? app::Roles{*chosen} : app::Roles());
  choices.erase(choices.begin());  // the owner: anything but that
  view.list("choices", std::move(choices)).flag("leaves", role == leaves);
  add_field_errors(view, error, {"to", "roles", "password"});
  CAIRN_TRY(auto out,
            page(call, "hand_over", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> hand_over_form(Call& call) { return show(call, nullptr); }

Result<Response> hand_over(Call& call) {
  app::HandOver form{.to = {std::string(call.field("to"))}, .proof = proof_of(call)};
  const bool leaving = call.field("role") == leaves;
  if (leaving)
    form.afterwards = app::Afterwards::leaves;
  else
    form.roles = roles_ticked(call);
  const auto done = app::hand_over(call.context(), call.actor(), form);
  if (!done && done.error().code != ErrorCode::invalid &&
      done.error().code != ErrorCode::too_many && done.error().code != ErrorCode::conflict)
    return done.error();
  if (!done) return show(call, &done.error());
  if (!leaving) return see_other(call, "/desk/settings?saved=hand-over");
  call.clear_cookie(session_cookie);
  return see_other(call, "/sign-in");
}

}  // namespace cairn::server::pages
