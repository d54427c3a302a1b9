// SPDX-License-Identifier: Apache-2.0
// Awarding one person without a claim.
#include "achievement/reached.h"
#include "app/achievements/manage.h"
#include "app/awards/direct.h"
#include "server/pages/awarding.h"
#include "server/pages/batch_views.h"
#include "server/pages/mail_view.h"
#include "server/pages/reached_fields.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

// What was typed for a result, and what is wrong with it.
struct Typed {
  std::string value;
  std::string fault;
};
Typed typed_in(const ReachedForm& results, const std::string& name, const Error* error) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i].first != name) continue;
    const auto path = "/results/" + std::to_string(i);
    auto fault = fault_at(error, path + "/value");
    return {results[i].second, fault.empty() ? fault_at(error, path + "/name") : fault};
  }
  return {};
}

}  // namespace

std::vector<View> result_fields(const std::vector<achievement::ResultRow>& results,
                                const ReachedForm& form, const Error* error) {
  std::vector<View> views;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto typed = typed_in(form, results[i].name, error);
    const auto values = achievement::values_of(results[i]);
    View view;
    view.text("id", "result-" + std::to_string(i + 1)).text("label", results[i].name);
    view.text("field", std::string(result_prefix) + results[i].name).text("value", typed.value);
    view.flag("chosen_from", !values.empty()).maybe("error", typed.fault);
    view.maybe("hint", values.empty() ? achievement::choices_of(results[i]) : std::string());
    view.html("state_html", {typed.fault.empty() ? "" : R"(aria-invalid="true")"});
    std::vector<View> options;
    for (const auto& value : values) {
      View option;
      option.text("value", value).flag("chosen", value == typed.value);
      options.push_back(std::move(option));
    }
    view.list("options", std::move(options));
    views.push_back(std::move(view));
  }
  return views;
}

ReachedForm reached_in(const Call& call) {
  ReachedForm out;
  for (const auto& [name, value] : call.form.fields)
    if (name.starts_with(result_prefix)) out.emplace_back(name.substr(result_prefix.size()), value);
  return out;
}

namespace {

// Of the achievement chosen; none where nothing is chosen yet.
Result<std::vector<achievement::ResultRow>> results_of(Call& call, const app::AchievementId& id) {
  if (id.text.empty()) return std::vector<achievement::ResultRow>();
  auto found = app::find_achievement(call.context(), call.actor(), id);
  if (!found && found.error().code != ErrorCode::not_found) return found.error();
  return found ? found->details.results : std::vector<achievement::ResultRow>();
}

Result<Response> show(Call& call, const app::PersonForm& form, const Error* error) {
  View view;
  view.text("title", say("Award one person")).text("form_token", call.form_token());
  view.text("source_key",
            form.source_key.empty() ? app::new_source_key(call.context()) : form.source_key);
  CAIRN_TRY(auto choices, published_choices(call, form.achievement.text));
  view.rows("achievements", std::move(choices));
  CAIRN_TRY(const auto results, results_of(call, form.achievement));
  view.rows("results", result_fields(results, form.results, error));
  view.flag("asks_waiver", !form.waiver.empty() || !fault_at(error, "/waiver").empty());
  view.text("learner_name", form.name).text("email", form.email);
  view.text("narrative", form.narrative).text("evidence", form.evidence);
  view.text("expires", form.expires).text("starts", form.starts);
  view.text("offer_until", form.offer_until).text("waiver", form.waiver);
  view.text("message", form.message);
  CAIRN_CHECK(add_mail_preview(
      call, view,
      form.offer_until.empty() ? app::MailKind::award_made : app::MailKind::award_offered,
      {.name = form.name, .reason = form.message, .day = form.offer_until}));
  add_field_errors(view, error,
                   {"achievement", "name", "email", "narrative", "evidence", "expires", "starts",
                    "offer_until", "waiver", "message"});
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
  form.waiver = call.field("waiver");
  form.message = call.field("message");
  form.source_key = call.field("source_key");
  for (auto& result : reached_in(call))
    if (!result.second.empty()) form.results.push_back(std::move(result));
  // Another achievement has other results: its form is shown before anything is signed.
  if (!call.field("choose").empty()) return show(call, form, nullptr);
  const auto awarded = app::award_person(call.context(), call.actor(), form);
  if (!awarded && awarded.error().code == ErrorCode::invalid)
    return show(call, form, &awarded.error());
  if (!awarded) return awarded.error();
  if (awarded->award) return see_other(call, "/desk/awards/" + awarded->award->id.text);
  return see_other(call, "/desk/batches/" + awarded->later->text);
}

}  // namespace cairn::server::pages
