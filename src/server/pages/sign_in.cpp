// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sign_in.h"

#include "app/setup/setup.h"
#include "server/http/client.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {

namespace {

constexpr std::string_view desk_path = "/desk";

Result<Response> show(Call& call, std::string_view email, std::string_view next,
                      const Error* error) {
  CAIRN_TRY(const bool set_up, app::is_set_up(call.context()));
  View view;
  view.flag("awaiting_setup", !set_up);
  view.text("title", say("Sign in")).text("form_token", call.form_token());
  view.text("email", email).text("next", next);
  if (error == nullptr) {
    view.flag("trouble", false);
    return page(call, "sign_in", std::move(view));
  }
  view.text("trouble", error->detail);
  CAIRN_TRY(auto out, page(call, "sign_in", std::move(view), status_of(*error)));
  add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> sign_in_form(Call& call) {
  const auto next = own_path(call.target.parameter("next"), desk_path);
  if (call.session) return see_other(call, next);
  return show(call, "", next, nullptr);
}

Result<Response> sign_in(Call& call) {
  const auto email = call.field("email");
  const auto next = own_path(call.field("next"), desk_path);
  auto signed_in = app::sign_in(call.context(), {.email = std::string(email),
                                                 .password = std::string(call.field("password")),
                                                 .peer = client_of(call.request)});
  if (!signed_in && (signed_in.error().code == ErrorCode::not_permitted ||
                     signed_in.error().code == ErrorCode::too_many))
    return show(call, email, next, &signed_in.error());
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
