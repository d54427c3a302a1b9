// SPDX-License-Identifier: Apache-2.0
// What an invitation's link leads to.
#include "app/people/invitations.h"
#include "server/http/device.h"
#include "server/pages/pages.h"
#include "server/pages/people.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

Result<Response> show(Call& call, const app::AcceptForm& form, const Error* error) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto opened, app::open_invitation(call.context(), token));
  const auto& invited = opened.invitation.email;
  const bool other = call.session && !invited.empty() && invited != call.session->email;
  View view;
  view.text("title", say("Join {}", opened.organisation.name)).text("token", token);
  view.text("form_token", call.form_token()).text("joined", opened.organisation.name);
  view.text("roles_text", roles_text(opened.invitation.roles));
  view.text("until", day(opened.invitation.expires));
  view.maybe("made_out_to", invited).text("email", invited.empty() ? form.email : invited);
  view.flag("has_login", opened.has_login).flag("somebody_else", other);
  view.maybe("signed_in_as", call.session && !other ? call.session->email : "");
  view.flag("asks_code", !form.mail_proof.empty()).text("mail_proof", form.mail_proof);
  add_field_errors(view, error, {"email", "password", "mail_code"});
  CAIRN_TRY(auto out,
            page(call, "join", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

bool is_for_the_page(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::conflict ||
         error.code == ErrorCode::too_many;
}

}  // namespace

Result<Response> join_form(Call& call) { return show(call, {}, nullptr); }

Result<Response> join(Call& call) {
  const auto token = call.argument("token");
  if (call.session) {
    const auto joined = app::accept_signed_in(call.context(), token, *call.session);
    if (joined) return see_other(call, "/desk");
    if (!is_for_the_page(joined.error())) return joined.error();
    return show(call, {}, &joined.error());
  }
  app::AcceptForm form{.email = std::string(call.field("email")),
                       .password = std::string(call.field("password")),
                       .mail_code = std::string(call.field("mail_code")),
                       .mail_proof = std::string(call.field("mail_proof")),
                       .peer = call.client(),
                       .device = device_of(call.request),
                       .language = std::string(spoken().tag)};
  const auto accepted = app::accept_invitation(call.context(), token, form);
  if (!accepted && !is_for_the_page(accepted.error())) return accepted.error();
  if (!accepted) return show(call, form, &accepted.error());
  if (accepted->signed_in) {
    call.sign_in(*accepted->signed_in);
    return see_other(call, "/desk");
  }
  form.mail_proof = accepted->mail_proof;
  return show(call, form, nullptr);
}

}  // namespace cairn::server::pages
