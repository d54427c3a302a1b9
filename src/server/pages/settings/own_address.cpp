// SPDX-License-Identifier: Apache-2.0
// The address one signs in with: whether it was ever proved, and the ways to do it.
#include "app/accounts/own_address.h"

#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

Result<Response> show(Call& call, std::string_view mail_proof, const Error* error) {
  const auto& context = call.context();
  View view;
  view.text("title", say("Your address")).text("form_token", call.form_token());
  view.text("account_email", call.session->email);
  view.maybe("proved", call.session->proved ? day(*call.session->proved) : std::string());
  view.flag("sends_mail", context.mailer != nullptr);
  view.flag("other_provider", context.openid.has_value());
  view.flag("asks_code", !mail_proof.empty()).text("mail_proof", mail_proof);
  add_field_errors(view, error, {"mail_code"});
  CAIRN_TRY(auto out,
            page(call, "own_address", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

bool is_for_the_page(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::too_many;
}

}  // namespace

Result<Response> own_address(Call& call) { return show(call, {}, nullptr); }

Result<Response> prove_own_address(Call& call) {
  const auto mail_proof = call.field("mail_proof");
  if (mail_proof.empty()) {
    const auto sent = app::send_address_code(call.context(), *call.session, spoken().tag);
    if (sent) return show(call, *sent, nullptr);
    if (!is_for_the_page(sent.error())) return sent.error();
    return show(call, {}, &sent.error());
  }
  const auto proved =
      app::prove_address(call.context(), *call.session, mail_proof, call.field("mail_code"));
  if (proved) return see_other(call, "/desk/settings/own-address");
  if (!is_for_the_page(proved.error())) return proved.error();
  return show(call, mail_proof, &proved.error());
}

}  // namespace cairn::server::pages
