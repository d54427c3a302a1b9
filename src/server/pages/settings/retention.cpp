// SPDX-License-Identifier: Apache-2.0
// How long what need not be kept is kept.
#include "app/organisation/retention.h"

#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

std::string written(std::int64_t months) { return months == 0 ? "" : std::to_string(months); }

Result<Response> show(Call& call, const app::RetentionForm& form, const app::Retention& rule,
                      const Error* error) {
  CAIRN_TRY(const auto would, app::what_would_go(call.context(), call.actor().organisation, rule));
  View view;
  view.text("title", say("Keeping")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/settings/retention");
  view.flag("saved", call.target.parameter("saved") == "1");
  view.text("evidence_months", form.evidence_months).text("offer_months", form.offer_months);
  view.flag("goes", would.files + would.offers > 0);
  view.number("files", would.files).number("offers", would.offers);
  add_field_errors(view, error, {"evidence_months", "offer_months"});
  return page(call, "retention", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> retention(Call& call) {
  CAIRN_TRY(const auto rule, app::find_retention(call.context(), call.actor().organisation));
  return show(call, {written(rule.evidence_months), written(rule.offer_months)}, rule, nullptr);
}

Result<Response> change_retention(Call& call) {
  const app::RetentionForm form{.evidence_months = std::string(call.field("evidence_months")),
                                .offer_months = std::string(call.field("offer_months"))};
  const auto changed = app::change_retention(call.context(), call.actor(), form);
  if (changed) return see_other(call, "/desk/settings/retention?saved=1");
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  CAIRN_TRY(const auto rule, app::find_retention(call.context(), call.actor().organisation));
  return show(call, form, rule, &changed.error());
}

}  // namespace cairn::server::pages
