// SPDX-License-Identifier: Apache-2.0
// Who the organisation is, its logo, one's password, and where one is signed in.
#include "app/setup/settings.h"

#include "app/accounts/proof.h"
#include "app/accounts/sessions.h"
#include "app/organisation/profile.h"
#include "server/http/device.h"
#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

std::string_view notice_for(std::string_view saved) {
  if (saved == "organisation") return to_say("Saved.");
  if (saved == "logo")
    return to_say("The new logo stands on your page, and on badges from now on.");
  if (saved == "no-logo") return to_say("The logo is gone from your page.");
  if (saved == "password") return to_say("The new password is set. Other devices are signed out.");
  if (saved == "session") return to_say("That one is signed out.");
  if (saved == "hand-over")
    return to_say("The organisation is handed over. From now on you have the role you chose.");
  if (saved == "sessions") return to_say("Everything else is signed out.");
  return "";
}

Result<std::vector<View>> session_rows(Call& call) {
  CAIRN_TRY(const auto sessions, app::list_sessions(call.context(), *call.session));
  std::vector<View> rows;
  for (const auto& session : sessions) {
    View row;
    row.text("handle", session.handle).maybe("device", session.device);
    row.text("works_for", session.organisation).text("begun", moment(session.begun));
    row.text("seen", moment(session.seen)).flag("here", session.here);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Response> show(Call& call, const app::OrganisationForm& form, const Error* error) {
  CAIRN_TRY(auto sessions, session_rows(call));
  const auto& organisation = call.session->organisation;
  View view;
  view.text("title", say("Settings")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/settings");
  view.flag("other_sessions", sessions.size() > 1).list("sessions", std::move(sessions));
  view.flag("asks_current", !app::proved_just_now(call.context(), *call.session));
  view.maybe("notice", say(notice_for(call.target.parameter("saved"))));
  view.text("name", form.name).text("url", form.url).text("description", form.description);
  view.text("contact_email", form.contact_email).text("telephone", form.telephone);
  view.flag("private_at_first", form.private_at_first);
  view.flag("whole_only", form.whole_only);
  view.text("address", form.address).text("account_email", call.session->email);
  view.flag("address_proved", call.session->proved.has_value());
  view.maybe("logo_url", logo_path(call, organisation)).text("id", organisation.id.text);
  add_field_errors(view, error,
                   {"name", "description", "url", "email", "telephone", "address", "logo",
                    "current", "password"});
  const int status = error == nullptr                     ? 200
                     : error->code == ErrorCode::too_many ? status_of(*error)
                                                          : 422;
  CAIRN_TRY(auto out, page(call, "settings", std::move(view), status));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

app::OrganisationForm as_stored(const Call& call) {
  return app::form_of(call.session->organisation);
}

// What is wrong with a picture is wrong in the form, whatever kind of wrong it is.
bool is_of_form(const Error& error) {
  return error.code == ErrorCode::invalid || error.path == "/logo";
}

}  // namespace

std::string logo_path(const Call& call, const app::Organisation& organisation) {
  if (organisation.logo.empty()) return {};
  return call.site.link("/o/" + organisation.id.text + "/logo/" + organisation.logo + ".png");
}

Result<Response> settings(Call& call) { return show(call, as_stored(call), nullptr); }

Result<Response> change_organisation(Call& call) {
  const app::OrganisationForm form{.name = std::string(call.field("name")),
                                   .url = std::string(call.field("url")),
                                   .description = std::string(call.field("description")),
                                   .contact_email = std::string(call.field("email")),
                                   .telephone = std::string(call.field("telephone")),
                                   .address = std::string(call.field("address")),
                                   .private_at_first = call.field("private") == "1",
                                   .whole_only = call.field("whole") == "1"};
  const auto changed = app::change_organisation(call.context(), call.actor(), form);
  if (changed) return see_other(call, "/desk/settings?saved=organisation");
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  return show(call, form, &changed.error());
}

Result<Response> change_logo(Call& call) {
  if (call.field("do") == "remove") {
    CAIRN_CHECK(app::remove_logo(call.context(), call.actor()));
    return see_other(call, "/desk/settings?saved=no-logo");
  }
  const auto* file = call.form.file("logo");
  const auto changed =
      file == nullptr
          ? Status(fail(ErrorCode::invalid, "settings", "Choose a picture first.", "/logo"))
          : app::change_logo(call.context(), call.actor(), as_bytes(file->bytes));
  if (changed) return see_other(call, "/desk/settings?saved=logo");
  if (!is_of_form(changed.error())) return changed.error();
  return show(call, as_stored(call), &changed.error());
}

Result<Response> change_password(Call& call) {
  const app::PasswordForm form{.current = std::string(call.field("current")),
                               .password = std::string(call.field("password")),
                               .device = device_of(call.request),
                               .peer = call.client()};
  const auto signed_in = app::change_password(call.context(), *call.session, form);
  if (signed_in) {
    call.sign_in(*signed_in);
    return see_other(call, "/desk/settings?saved=password");
  }
  if (signed_in.error().code != ErrorCode::invalid && signed_in.error().code != ErrorCode::too_many)
    return signed_in.error();
  return show(call, as_stored(call), &signed_in.error());
}

Result<Response> end_session(Call& call) {
  CAIRN_CHECK(app::end_session(call.context(), *call.session, call.field("session")));
  return see_other(call, "/desk/settings?saved=session");
}

Result<Response> end_other_sessions(Call& call) {
  CAIRN_CHECK(app::end_other_sessions(call.context(), *call.session));
  return see_other(call, "/desk/settings?saved=sessions");
}

}  // namespace cairn::server::pages
