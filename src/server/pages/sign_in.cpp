// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sign_in.h"

#include "app/setup/setup.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {

namespace {

// Only a path of this server: "//other" and "/\other" would lead elsewhere.
std::string safe_next(std::string_view next) {
  const bool ours = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\' &&
                    next.find_first_of("\r\n") == next.npos;
  return ours ? std::string(next) : "/desk";
}

Result<Response> show(Call& call, std::string_view email, std::string_view next,
                      std::string_view trouble) {
  CAIRN_TRY(const bool set_up, app::is_set_up(call.context()));
  View view;
  view.flag("awaiting_setup", !set_up);
  view.text("title", "Sign in").text("form_token", call.form_token());
  view.text("email", email).text("next", next).maybe("trouble", trouble);
  return page(call, "sign_in", std::move(view), trouble.empty() ? 200 : 403);
}

}  // namespace

Result<Response> sign_in_form(Call& call) {
  const auto next = safe_next(call.target.parameter("next"));
  if (call.session) return see_other(call, next);
  return show(call, "", next, "");
}

Result<Response> sign_in(Call& call) {
  const auto email = call.field("email");
  const auto next = safe_next(call.field("next"));
  auto signed_in = app::sign_in(call.context(), {.email = std::string(email),
                                                 .password = std::string(call.field("password"))});
  if (!signed_in && signed_in.error().code == ErrorCode::not_permitted)
    return show(call, email, next,
                "The address and the password do not go together. Try again, or ask whoever runs "
                "this server.");
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
