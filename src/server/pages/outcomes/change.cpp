// SPDX-License-Identifier: Apache-2.0
// What is added to a record and taken out of it.
#include "server/pages/outcomes.h"
#include "server/pages/outcomes/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

Response back(const Call& call, const OutcomesPage& opened, std::string_view done) {
  return see_other(call, opened.root + "/outcomes?done=" + std::string(done));
}

std::string typed(const Call& call, std::string_view name) { return std::string(call.field(name)); }

// Where the form is at fault, the page again; its fields begin with `prefix`.
Result<Response> kept(Call& call, OutcomesPage& opened, const Status& changed,
                      std::string_view prefix) {
  if (!changed) {
    auto error = with_paths(changed.error(), "/", prefix);
    return show_outcomes(call, opened, &error);
  }
  CAIRN_CHECK(keep_outcomes(call, opened));
  return back(call, opened, "recorded");
}

}  // namespace

Result<Response> record_outcome(Call& call) {
  CAIRN_TRY(auto opened, open_outcomes(call));
  app::OutcomeForm form{.kind = typed(call, "kind"),
                        .day = typed(call, "day"),
                        .note = typed(call, "note"),
                        .evidence = typed(call, "evidence"),
                        .credentials = {},
                        .amount = typed(call, "amount"),
                        .currency = typed(call, "currency"),
                        .period = typed(call, "period"),
                        .cause = typed(call, "cause"),
                        .before = typed(call, "before"),
                        .after = typed(call, "after"),
                        .until = typed(call, "until")};
  for (const auto& field : call.form.fields)
    if (field.name == "credentials") form.credentials.emplace_back(field.value);
  return kept(call, opened, app::add_outcome(opened.desk, form, today_of(call)), "/");
}

Result<Response> record_cost(Call& call) {
  CAIRN_TRY(auto opened, open_outcomes(call));
  const app::CostForm form{.credential = typed(call, "cost_credential"),
                           .what = typed(call, "cost_what"),
                           .amount = typed(call, "cost_amount"),
                           .currency = typed(call, "cost_currency"),
                           .hours = typed(call, "cost_hours")};
  return kept(call, opened, app::add_cost(opened.desk, form), "/cost_");
}

// One of the catalogue is called as the catalogue calls it.
Result<Response> add_credential(Call& call) {
  CAIRN_TRY(auto opened, open_outcomes(call));
  app::CredentialForm form{.key = typed(call, "own_key"),
                           .title = typed(call, "own_title"),
                           .issuer = typed(call, "own_issuer"),
                           .day = typed(call, "own_day")};
  if (!form.key.empty()) {
    CAIRN_TRY(const auto offers, call.context().library.offers());
    const auto* const offer = offers->search->find_id(form.key);
    if (offer == nullptr)
      return fail(ErrorCode::not_found, "offer",
                  "The catalogue has no such offer; it may have been taken out since.");
    form.title = offer->title;
    form.issuer = offer->provider;
  }
  return kept(call, opened, app::add_credential(opened.desk, form, today_of(call)), "/own_");
}

Result<Response> remove_outcome(Call& call) {
  CAIRN_TRY(auto opened, open_outcomes(call));
  CAIRN_CHECK(app::remove_outcome(opened.desk, call.field("id")));
  CAIRN_CHECK(keep_outcomes(call, opened));
  return back(call, opened, "removed");
}

Result<Response> choose_for_outcomes(Call& call) {
  CAIRN_TRY(auto opened, open_outcomes(call));
  auto& record = opened.desk.record;
  if (opened.learner) record.counted = !call.field("counted").empty();
  if (!call.field("can_ask").empty()) record.asked = !call.field("asked").empty();
  CAIRN_CHECK(keep_outcomes(call, opened));
  return back(call, opened, "chosen");
}

}  // namespace cairn::server::pages
