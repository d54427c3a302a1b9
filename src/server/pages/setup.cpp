// SPDX-License-Identifier: Apache-2.0
#include "app/setup/setup.h"

#include "app/base_address.h"
#include "app/setup/demo.h"
#include "server/http/client.h"
#include "server/http/device.h"
#include "server/language.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

// Where the browser came by an address that is not the one badges would name, and no option says
// which: that is asked in place of the home page, which Settings takes later.
std::string address_proposed(const Call& call) {
  if (call.site.address_given) return {};
  auto address = address_come_by(call.request, call.site.proxies);
  if (address == call.context().base_url || app::is_loopback_url(address)) return {};
  return address;
}

Result<Response> show(Call& call, std::string_view token, const app::SetupForm& form, bool demo,
                      const Error* error) {
  View view;
  view.text("address", form.address).flag("asks_address", !form.address.empty());
  view.text("address_now", call.context().base_url).flag("is_given", call.site.address_given);
  view.text("title", say("Set up")).text("token", token).text("form_token", call.form_token());
  view.text("organisation", form.organisation).text("url", form.url).text("email", form.email);
  view.flag("demo", demo);
  add_field_errors(view, error, {"organisation", "url", "address", "email", "password"});
  return page(call, "setup", std::move(view), error == nullptr ? 200 : 422);
}

// What is made from now on names the address that was chosen, the demo organisation's badges too.
Response begin_anew(Call& call, const std::string& address, const app::SignedIn& signed_in,
                    bool demo) {
  auto& change = *call.site.address_change;
  if (demo) change.demo_for = signed_in.actor;
  const bool here = address == address_come_by(call.request, call.site.proxies);
  call.secure = here && address.starts_with("https://");
  call.sign_in(signed_in);
  if (change.begin) change.begin();
  auto out = see_other(call, "/desk");
  if (here) out.set("Location", address + "/desk");
  return out;
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
  blank.address = address_proposed(call);
  return show(call, token, blank, !call.target.parameter("demo").empty(), nullptr);
}

Result<Response> setup(Call& call) {
  app::SetupForm form{.organisation = std::string(call.field("organisation")),
                      .url = std::string(call.field("url")),
                      .email = std::string(call.field("email")),
                      .password = std::string(call.field("password")),
                      .device = device_of(call.request),
                      .language = spoken().tag};
  if (!call.site.address_given) form.address = call.field("address");
  const bool demo = !call.field("demo").empty();
  const auto token = call.argument("token");
  auto signed_in = app::complete_setup(call.context(), token, form);
  if (!signed_in && signed_in.error().code == ErrorCode::invalid)
    return show(call, token, form, demo, &signed_in.error());
  if (!signed_in && signed_in.error().code == ErrorCode::conflict) return already_set_up(call);
  if (!signed_in) return std::move(signed_in).error();
  if (!form.address.empty()) return begin_anew(call, form.address, *signed_in, demo);
  if (demo) CAIRN_CHECK(app::load_demo(call.context(), signed_in->actor));
  call.sign_in(*signed_in);
  return see_other(call, "/desk");
}

}  // namespace cairn::server::pages
