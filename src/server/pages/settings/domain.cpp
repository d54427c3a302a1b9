// SPDX-License-Identifier: Apache-2.0
// The domain that confirms the organisation: the record to set, and whether it is seen.
#include "app/organisation/domain_check.h"

#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

Result<Response> show(Call& call, const app::DomainCheck& check, const Error* error) {
  View view;
  view.text("title", say("Domain")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/settings/domain");
  view.maybe("domain", check.domain).text("id", call.actor().organisation.text);
  view.text("record_name", check.record_name).text("record_text", check.record_text);
  view.maybe("confirmed", check.confirmed ? day(*check.confirmed) : "");
  view.maybe("checked", check.checked ? moment(*check.checked) : "");
  view.maybe("fault", say_fault(check.fault));
  add_field_errors(view, error, {});
  return page(call, "domain", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> own_domain(Call& call) {
  CAIRN_TRY(const auto check, app::domain_check(call.context(), call.actor().organisation));
  return show(call, check, nullptr);
}

Result<Response> check_own_domain(Call& call) {
  const auto check = app::check_domain_now(call.context(), call.actor());
  if (check) return see_other(call, "/desk/settings/domain");
  CAIRN_TRY(const auto before, app::domain_check(call.context(), call.actor().organisation));
  return show(call, before, &check.error());
}

}  // namespace cairn::server::pages
