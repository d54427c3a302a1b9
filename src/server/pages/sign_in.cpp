// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sign_in.h"

#include "app/accounts/code_sign_in.h"
#include "app/setup/setup.h"
#include "encoding/percent.h"
#include "server/http/device.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::string_view desk_path = "/desk";

Result<Response> show_code(Call& call, std::string_view email, std::string_view attempt,
                           std::string_view next, const Error* error) {
  View view;
  view.text("title", say("Type the code")).text("form_token", call.form_token());
  view.text("email", email).text("attempt", attempt).text("next", next);
  view.text("next_query", encoding::percent_encoded(next));
  add_field_errors(view, error, {"code"});
  CAIRN_TRY(auto out, page(call, "sign_in_code", std::move(view),
                           error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

bool is_for_the_page(const Error& error) {
  return error.code == ErrorCode::not_permitted || error.code == ErrorCode::too_many ||
         error.code == ErrorCode::invalid;
}

}  // namespace

Result<Response> sign_in_page(Call& call, std::string_view email, std::string_view next,
                              const Error* error) {
  CAIRN_TRY(const bool set_up, app::is_set_up(call.context()));
  View view;
  view.flag("awaiting_setup", !set_up);
  view.text("title", say("Sign in")).text("form_token", call.form_token());
  view.text("email", email).text("next", next);
  view.text("next_query", encoding::percent_encoded(next));
  view.flag("sends_mail", call.context().mailer != nullptr);
  view.flag("other_provider", call.context().openid.has_value());
  if (error == nullptr) {
    view.flag("trouble", false);
    return page(call, "sign_in", std::move(view));
  }
  view.text("trouble", say_fault(error->detail));
  CAIRN_TRY(auto out, page(call, "sign_in", std::move(view), status_of(*error)));
  add_retry(out, *error);
  return out;
}

Result<Response> sign_in_form(Call& call) {
  const auto next = own_path(call.target.parameter("next"), desk_path);
  if (call.session) return see_other(call, next);
  return sign_in_page(call, "", next, nullptr);
}

Result<Response> sign_in(Call& call) {
  const auto email = call.field("email");
  const auto next = own_path(call.field("next"), desk_path);
  auto signed_in = app::sign_in(call.context(), {.email = std::string(email),
                                                 .password = std::string(call.field("password")),
                                                 .peer = call.client(),
                                                 .device = device_of(call.request)});
  if (!signed_in && is_for_the_page(signed_in.error()))
    return sign_in_page(call, email, next, &signed_in.error());
  if (!signed_in) return std::move(signed_in).error();
  call.sign_in(*signed_in);
  return see_other(call, next);
}

Result<Response> send_sign_in_code(Call& call) {
  const auto email = call.field("email");
  const auto next = own_path(call.field("next"), desk_path);
  const auto sent =
      app::send_sign_in_code(call.context(), std::string(email), call.client(), spoken().tag);
  if (sent) return show_code(call, email, *sent, next, nullptr);
  if (!is_for_the_page(sent.error())) return sent.error();
  return sign_in_page(call, email, next, &sent.error());
}

Result<Response> sign_in_by_code(Call& call) {
  const auto email = call.field("email");
  const auto next = own_path(call.field("next"), desk_path);
  const auto attempt = call.field("attempt");
  auto signed_in = app::sign_in_by_code(call.context(), {.email = std::string(email),
                                                         .attempt = std::string(attempt),
                                                         .code = std::string(call.field("code")),
                                                         .peer = call.client(),
                                                         .device = device_of(call.request)});
  if (!signed_in && is_for_the_page(signed_in.error()))
    return show_code(call, email, attempt, next, &signed_in.error());
  if (!signed_in) return std::move(signed_in).error();
  call.sign_in(*signed_in);
  return see_other(call, next);
}

Result<Response> sign_out(Call& call) {
  CAIRN_CHECK(app::sign_out(call.context(), call.request.cookie(session_cookie)));
  call.clear_cookie(session_cookie);
  return see_other(call, "/");
}

}  // namespace cairn::server::pages
