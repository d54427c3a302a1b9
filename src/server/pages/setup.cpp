// SPDX-License-Identifier: Apache-2.0
#include "app/setup/setup.h"

#include "app/setup/demo.h"
#include "server/http/device.h"
#include "server/language.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

Result<Response> show(Call& call, std::string_view token, const app::SetupForm& form, bool demo,
                      const Error* error) {
  View view;
  view.text("title", say("Set up")).text("token", token).text("form_token", call.form_token());
  view.text("organisation", form.organisation).text("url", form.url).text("email", form.email);
  view.flag("demo", demo);
  add_field_errors(view, error, {"organisation", "url", "email", "password"});
  return page(call, "setup", std::move(view), error == nullptr ? 200 : 422);
}

// The link was used, perhaps by the same person a moment ago: there is a way on from here.
Response already_set_up(const Call& call) {
  return see_other(call, call.session ? "/desk" : "/sign-in");
}

}  // namespace

Result<Response> setup_form(Call& call) {
  const auto token = call.argument("token");
  const auto usable = app::check_setup_token(call.context(), token);
  if (!usable && usable.error().code == ErrorCode::conflict) return already_set_up(call);
  CAIRN_CHECK(usable);
  app::SetupForm blank;
  blank.organisation = say("My organisation");
  return show(call, token, blank, !call.target.parameter("demo").empty(), nullptr);
}

Result<Response> setup(Call& call) {
  const app::SetupForm form{.organisation = std::string(call.field("organisation")),
                            .url = std::string(call.field("url")),
                            .email = std::string(call.field("email")),
                            .password = std::string(call.field("password")),
                            .device = device_of(call.request),
                            .language = spoken().tag};
  const bool demo = !call.field("demo").empty();
  const auto token = call.argument("token");
  auto signed_in = app::complete_setup(call.context(), token, form);
  if (!signed_in && signed_in.error().code == ErrorCode::invalid)
    return show(call, token, form, demo, &signed_in.error());
  if (!signed_in && signed_in.error().code == ErrorCode::conflict) return already_set_up(call);
  if (!signed_in) return std::move(signed_in).error();
  if (demo) CAIRN_CHECK(app::load_demo(call.context(), signed_in->actor));
  call.sign_in(*signed_in);
  return see_other(call, "/desk");
}

}  // namespace cairn::server::pages
