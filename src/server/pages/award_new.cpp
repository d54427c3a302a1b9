// SPDX-License-Identifier: Apache-2.0
// Awarding one person without a claim.
#include "app/awards/direct.h"
#include "server/pages/batch_views.h"
#include "server/pages/awarding.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

Result<Response> show(Call& call, const app::PersonForm& form, const Error* error) {
  View view;
  view.text("title", say("Award one person")).text("form_token", call.form_token());
  view.text("source_key",
            form.source_key.empty() ? app::new_source_key(call.context()) : form.source_key);
  CAIRN_TRY(auto choices, published_choices(call, form.achievement.text));
  view.rows("achievements", std::move(choices));
  view.text("learner_name", form.name).text("email", form.email);
  view.text("narrative", form.narrative).text("evidence", form.evidence);
  view.text("expires", form.expires).text("starts", form.starts);
  view.text("offer_until", form.offer_until);
  add_field_errors(view, error,
                   {"achievement", "name", "email", "narrative", "evidence", "expires", "starts",
                    "offer_until"});
  return page(call, "award_new", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> new_award(Call& call) {
  app::PersonForm form;
  form.achievement = {std::string(call.target.parameter("achievement"))};
  return show(call, form, nullptr);
}

Result<Response> make_award(Call& call) {
  app::PersonForm form;
  form.achievement = {std::string(call.field("achievement"))};
  form.name = call.field("name");
  form.email = call.field("email");
  form.narrative = call.field("narrative");
  form.evidence = call.field("evidence");
  form.expires = call.field("expires");
  form.starts = call.field("starts");
  form.offer_until = call.field("offer_until");
  form.source_key = call.field("source_key");
  const auto awarded = app::award_person(call.context(), call.actor(), form);
  if (!awarded && awarded.error().code == ErrorCode::invalid)
    return show(call, form, &awarded.error());
  if (!awarded) return awarded.error();
  if (awarded->award) return see_other(call, "/desk/awards/" + awarded->award->id.text);
  return see_other(call, "/desk/batches/" + awarded->later->text);
}

}  // namespace cairn::server::pages
