// SPDX-License-Identifier: Apache-2.0
// The rubric editor, a plain form whose rows come and go by buttons, and the rubric for anyone.
#include "app/assessment/plans.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/pages/rubric_form.h"
#include "server/pages/rubric_view.h"
#include "server/text.h"

#include <charconv>

namespace cairn::server::pages {
namespace {

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

std::string path_of(const Call& call) {
  return "/desk/achievements/" + id_of(call).text + "/rubric";
}

Result<Response> show(Call& call, const RubricAnswers* typed, const Error* error) {
  CAIRN_TRY(const auto found, app::achievement_plan(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", say("How “{}” is assessed", shown_name(found.achievement)));
  view.text("form_token", call.form_token()).text("id", found.achievement.id.text);
  view.text("achievement", shown_name(found.achievement));
  view.flag("saved", !call.target.parameter("saved").empty());
  view.flag("has_plan", found.held.has_value());
  view.flag("published", found.achievement.state != app::AchievementState::draft);
  const auto answers = typed ? *typed : found.held ? answers_of(found.held->plan) : first_rubric();
  add_rubric_form(view, answers, error);
  return page(call, "rubric_edit", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> edit_rubric(Call& call) { return show(call, nullptr, nullptr); }

Result<Response> save_rubric(Call& call) {
  auto answers = answers_of(call);
  const auto word = call.field("do");
  if (edit_rows(answers, word)) return show(call, &answers, nullptr);
  if (word == "remove") {
    CAIRN_TRY([[maybe_unused]] const auto left,
              app::remove_plan(call.context(), call.actor(), id_of(call)));
    return see_other(call, path_of(call) + "?saved=1");
  }
  auto plan = plan_of(answers);
  if (!plan) return show(call, &answers, &plan.error());
  const auto saved =
      app::save_plan(call.context(), call.actor(), id_of(call), std::move(plan).value());
  if (saved) return see_other(call, path_of(call) + "?saved=1");
  if (saved.error().code != ErrorCode::invalid) return saved.error();
  return show(call, &answers, &saved.error());
}

Result<Response> public_rubric(Call& call) {
  const auto text = call.argument("version");
  std::int64_t version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  CAIRN_TRY(const auto found, app::public_rubric(call.context(), id_of(call), version));
  View view;
  view.text("title", say("How “{}” is assessed", shown_name(found.achievement)));
  view.text("achievement", shown_name(found.achievement)).text("id", found.achievement.id.text);
  view.text("organisation", found.organisation.name);
  const auto& it = found.held.plan.circumstances;
  view.text("method", method_text(it.method)).flag("supervised", it.supervised);
  view.flag("identity_checked", it.identity_checked);
  add_rubric(view, found.held.plan.rubric);
  return page(call, "rubric", std::move(view));
}

}  // namespace cairn::server::pages
