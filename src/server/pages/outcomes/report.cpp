// SPDX-License-Identifier: Apache-2.0
// The record as a page to print, in the language of who asks for it.
#include "outcomes/report.h"

#include "app/fields.h"
#include "app/limits.h"
#include "render/outcome_report.h"
#include "server/language.h"
#include "server/pages/career/desk.h"
#include "server/pages/outcomes.h"
#include "server/pages/outcomes/desk.h"

namespace cairn::server::pages {

Result<Response> outcome_report(Call& call) {
  CAIRN_TRY(const auto opened, open_outcomes(call));
  return outcome_report_of(call, opened.desk);
}

Result<Response> outcome_report_of(Call& call, const app::OutcomeDesk& desk) {
  const auto asked = call.target.parameter("for");
  const auto purpose =
      cairn::outcomes::purpose_named(asked.empty() ? cairn::outcomes::purpose_names[0] : asked);
  if (!purpose) return app::field_error({"/for", "What for"}, "Choose what the report is for.");
  const auto money = call.target.parameter("money").empty() ? cairn::outcomes::WithMoney::no
                                                            : cairn::outcomes::WithMoney::yes;
  CAIRN_TRY(auto name, app::text_field({"/name", "Your name"}, call.target.parameter("name"),
                                       limits::name_characters_max, app::Presence::optional));
  if (name.empty()) name = desk.name;
  CAIRN_TRY(const auto pdf,
            render::outcome_report_pdf({.report = report_of(desk.record, desk.credentials, *purpose,
                                                            money, today_of(call)),
                                        .name = name,
                                        .day = day_text(today(call)),
                                        .words = words_spoken()},
                                       call.context().clock.now()));
  Response out;
  out.set("Content-Type", "application/pdf").set("Cache-Control", "no-store");
  out.set("Content-Disposition", "attachment; filename=\"report.pdf\"");
  out.body.assign(pdf.begin(), pdf.end());
  return out;
}

}  // namespace cairn::server::pages
