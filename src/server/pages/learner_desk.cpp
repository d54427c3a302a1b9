// SPDX-License-Identifier: Apache-2.0
// What an organisation keeps of a person: taken along for them, or erased.
#include <algorithm>

#include "app/learners/erase.h"
#include "app/learners/holder.h"
#include "app/learners/learner_page.h"
#include "app/learners/record.h"
#include "app/mail/review.h"
#include "server/language.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::LearnerId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto kept, app::kept_learner(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", kept.learner.name).text("learner", kept.learner.name);
  view.text("email", kept.learner.email).text("id", kept.learner.id.text);
  view.text("since", day(kept.learner.created)).text("form_token", call.form_token());
  std::vector<View> rows;
  const auto holds = [&](const auto& entry) {
    return entry.award && app::can_be_shown(*entry.award, call.context().clock.now());
  };
  view.flag("makes_record",
            app::makes_records(call.context()) && std::ranges::any_of(kept.entries, holds));
  for (const auto& entry : kept.entries) {
    View row;
    row.text("name", shown_name(entry.achievement));
    row.text("when", day(entry.award ? entry.award->awarded : entry.claim->submitted));
    row.maybe("award_id", entry.award ? entry.award->id.text : "");
    row.maybe("claim_id", !entry.award && entry.claim ? entry.claim->id.text : "");
    rows.push_back(std::move(row));
  }
  view.rows("entries", std::move(rows));
  CAIRN_TRY(const auto mails, app::mail_to_learner(call.context(), call.actor(), kept.learner.id));
  add_deliveries(view, mails);
  add_field_errors(view, error, {"confirmed"});
  return page(call, "learner_kept", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> kept_learner(Call& call) { return show(call, nullptr); }

Result<Response> export_learner(Call& call) {
  CAIRN_TRY(auto text, app::export_learner(call.context(), call.actor(), id_of(call)));
  auto out = json_response(std::move(text));
  return std::move(out.set("Content-Disposition", "attachment; filename=\"person.json\""));
}

Result<Response> record_of_learner(Call& call) {
  CAIRN_TRY(auto text, app::record_of(call.context(), call.actor(), id_of(call)));
  auto out = json_response(std::move(text));
  return std::move(out.set("Content-Disposition", "attachment; filename=\"clr.json\""));
}

Result<Response> erase_learner(Call& call) {
  if (call.field("confirmed") != "1") {
    const auto unsure = fail(ErrorCode::invalid, "learner",
                             "Tick the box, so that nobody is removed by mistake.", "/confirmed");
    return show(call, &unsure);
  }
  CAIRN_CHECK(app::erase_learner(call.context(), call.actor(), id_of(call)));
  return see_other(call, "/desk/learners");
}

}  // namespace cairn::server::pages
