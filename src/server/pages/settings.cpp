// SPDX-License-Identifier: Apache-2.0
#include "app/setup/settings.h"

#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

std::string_view notice_for(std::string_view saved) {
  if (saved == "organisation") return "Saved.";
  if (saved == "password") return "The new password is set. Other devices are signed out.";
  return "";
}

Result<Response> show(Call& call, const app::OrganisationForm& form, const Error* error) {
  View view;
  view.text("title", say("Settings")).text("form_token", call.form_token());
  view.maybe("notice", notice_for(call.target.parameter("saved")));
  view.text("name", form.name).text("url", form.url).text("email", call.session->email);
  add_field_errors(view, error, {"name", "url", "current", "password"});
  return page(call, "settings", std::move(view), error == nullptr ? 200 : 422);
}

app::OrganisationForm as_stored(const Call& call) {
  const auto& organisation = call.session->organisation;
  return {.name = organisation.name, .url = organisation.url};
}

}  // namespace

Result<Response> settings(Call& call) { return show(call, as_stored(call), nullptr); }

Result<Response> change_organisation(Call& call) {
  const app::OrganisationForm form{.name = std::string(call.field("name")),
                                   .url = std::string(call.field("url"))};
  const auto changed = app::change_organisation(call.context(), call.actor(), form);
  if (changed) return see_other(call, "/desk/settings?saved=organisation");
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  return show(call, form, &changed.error());
}

Result<Response> change_password(Call& call) {
  const app::PasswordForm form{.current = std::string(call.field("current")),
                               .password = std::string(call.field("password"))};
  const auto signed_in = app::change_password(call.context(), call.actor(), form);
  if (signed_in) {
    call.sign_in(*signed_in);
    return see_other(call, "/desk/settings?saved=password");
  }
  if (signed_in.error().code != ErrorCode::invalid) return signed_in.error();
  return show(call, as_stored(call), &signed_in.error());
}

}  // namespace cairn::server::pages
