// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sign_in.h"

#include "server/http/client.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {

namespace {

// Only a path of this server: "//other" and "/\other" would lead elsewhere, and so would either
// with a tab or a line break in it, for browsers take those out (WHATWG URL section 4.4).
std::string safe_next(std::string_view next) {
  const bool ours =
      next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\' && !has_control(next);
  return ours ? std::string(next) : "/desk";
}

Result<Response> show(Call& call, std::string_view email, std::string_view next,
                      const Error* error) {
  View view;
  view.text("title", "Sign in").text("form_token", call.form_token());
  view.text("email", email).text("next", next);
  if (error == nullptr) {
    view.flag("trouble", false);
    return page(call, "sign_in", std::move(view));
  }
  const bool refused = error->code == ErrorCode::not_permitted;
  view.text("trouble", refused
                           ? "The address and the password do not go together. Try again, or ask "
                             "whoever runs this server."
                           : std::string_view(error->detail));
  CAIRN_TRY(auto out, page(call, "sign_in", std::move(view), status_of(*error)));
  add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> sign_in_form(Call& call) {
  const auto next = safe_next(call.target.parameter("next"));
  if (call.session) return see_other(call, next);
  return show(call, "", next, nullptr);
}

Result<Response> sign_in(Call& call) {
  const auto email = call.field("email");
  const auto next = safe_next(call.field("next"));
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
