// SPDX-License-Identifier: Apache-2.0
// Changing between organisations, making a further one, leaving one.
#include "app/people/organisations.h"

#include "app/people/members.h"
#include "server/language.h"
#include "server/pages/pages.h"
#include "server/pages/people.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

Result<Response> show(Call& call, const app::FurtherOrganisation& form, const Error* error) {
  View view;
  view.text("title", say("A further organisation")).text("form_token", call.form_token());
  view.text("name", form.name).text("url", form.url);
  add_field_errors(view, error, {"name", "url"});
  return page(call, "organisation_new", std::move(view),
              error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> switch_organisation(Call& call) {
  CAIRN_CHECK(
      app::work_for(call.context(), *call.session, {std::string(call.field("organisation"))}));
  return see_other(call, "/desk");
}

Result<Response> new_organisation(Call& call) { return show(call, {}, nullptr); }

Result<Response> make_organisation(Call& call) {
  const app::FurtherOrganisation form{.name = std::string(call.field("name")),
                                      .url = std::string(call.field("url")),
                                      .language = spoken().tag};
  const auto made = app::found_further(call.context(), *call.session, form);
  if (made) return see_other(call, "/desk");
  if (made.error().code != ErrorCode::invalid && made.error().code != ErrorCode::conflict)
    return made.error();
  return show(call, form, &made.error());
}

Result<Response> leave_organisation(Call& call) {
  CAIRN_CHECK(app::remove_member(call.context(), call.actor(), call.actor().account));
  call.clear_cookie(session_cookie);
  return see_other(call, "/sign-in");
}

}  // namespace cairn::server::pages
