// SPDX-License-Identifier: Apache-2.0
// Many claims at once: ticked in their list, looked at, decided, followed.
#include "app/claims/sitting.h"

#include <algorithm>

#include "app/awards/direct.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

// "claim" once for each that is ticked; with "every", all that the list showed.
std::vector<app::ClaimId> chosen_in(const Call& call) {
  const std::string_view name = call.field("every").empty() ? "claim" : "listed";
  std::vector<app::ClaimId> out;
  for (const auto& field : call.form.fields)
    if (field.name == name) out.push_back({field.value});
  return out;
}

View learner_view(const app::ClaimCase& it) {
  View view;
  view.text("id", it.claim.id.text).text("learner", it.learner.name);
  view.text("email", it.learner.email).text("statement", it.claim.statement);
  view.number("evidence_count", static_cast<std::int64_t>(it.evidence.size()));
  return view;
}

// One achievement in one version, with everybody who is to have it.
std::vector<View> groups_of(const Call& call, const std::vector<app::ClaimCase>& cases) {
  std::vector<View> groups;
  std::vector<bool> shown(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (shown[i]) continue;
    const auto& achievement = cases[i].achievement;
    View group;
    add_achievement(group, achievement);
    group.text("image", picture_address(call.site, achievement));
    std::vector<View> learners;
    for (std::size_t k = i; k < cases.size(); ++k) {
      if (cases[k].achievement.id != achievement.id ||
          cases[k].achievement.version != achievement.version)
        continue;
      shown[k] = true;
      learners.push_back(learner_view(cases[k]));
    }
    group.list("learners", std::move(learners));
    groups.push_back(std::move(group));
  }
  return groups;
}

app::ClaimState outcome_in(const Call& call) {
  return call.field("outcome") == "awarded" ? app::ClaimState::awarded : app::ClaimState::declined;
}

Result<Response> show_look(Call& call, const std::vector<app::ClaimId>& claims,
                           const Error* error) {
  CAIRN_TRY(const auto cases, app::look_at(call.context(), call.actor(), claims));
  const bool awards = outcome_in(call) == app::ClaimState::awarded;
  const auto count = static_cast<std::int64_t>(cases.size());
  View view;
  view.text("title", awards ? say("This will be signed") : say("These claims will be declined"));
  view.text("form_token", call.form_token()).flag("awards", awards);
  view.text("outcome", call.field("outcome")).text("reason", call.field("reason"));
  const auto key = call.field("key");
  view.text("key", key.empty() ? app::new_source_key(call.context()) : std::string(key));
  view.text("confirm_label", awards ? say("Confirm and sign {}", count) : say("Decline {}", count));
  view.list("groups", groups_of(call, cases));
  add_field_errors(view, error, {"reason"});
  return page(call, "claims_look", std::move(view), error == nullptr ? 200 : status_of(*error));
}

std::string_view word_of(app::SittingItemState state) {
  switch (state) {
    case app::SittingItemState::waiting: return to_say("waits");
    case app::SittingItemState::decided: return to_say("decided");
    default: return to_say("not decided");
  }
}

View item_view(const app::OpenedSitting::Row& row) {
  View view;
  const auto state = row.item.state;
  view.text("id", row.item.claim.text).text("learner", row.learner);
  view.text("achievement", row.achievement).text("word", say(word_of(state)));
  view.text("tone", state == app::SittingItemState::decided   ? "good"
                    : state == app::SittingItemState::waiting ? "warn"
                                                              : "bad");
  view.maybe("sentence", say_fault(row.item.sentence))
      .maybe("award_id", row.award ? row.award->text : "");
  return view;
}

}  // namespace

Result<Response> look_at_claims(Call& call) {
  const auto claims = chosen_in(call);
  if (claims.empty()) return see_other(call, "/desk/claims?none=1");
  return show_look(call, claims, nullptr);
}

Result<Response> decide_together(Call& call) {
  app::SittingForm form;
  form.claims = chosen_in(call);
  form.outcome = outcome_in(call);
  form.reason = call.field("reason");
  form.key = call.field("key");
  const auto begun = app::begin_sitting(call.context(), call.actor(), form);
  if (begun) return see_other(call, "/desk/claims/together/" + begun->text);
  if (begun.error().code == ErrorCode::invalid) return show_look(call, form.claims, &begun.error());
  return begun.error();
}

Result<Response> sitting(Call& call) {
  CAIRN_TRY(const auto opened,
            app::open_sitting(call.context(), call.actor(), {std::string(call.argument("id"))}));
  const auto waiting = opened.count(app::SittingItemState::waiting);
  View view;
  view.text("title", opened.sitting.outcome == app::ClaimState::awarded
                         ? say("Claims awarded together")
                         : say("Claims declined together"));
  view.number("all", static_cast<std::int64_t>(opened.rows.size()));
  view.number("done", static_cast<std::int64_t>(opened.rows.size() - waiting));
  view.flag("refresh", waiting > 0);
  std::vector<View> rows;
  for (const auto& row : opened.rows) rows.push_back(item_view(row));
  view.list("items", std::move(rows));
  std::vector<View> scripts(1);
  scripts[0].text("file", "live.js");
  view.list("scripts", std::move(scripts));
  return page(call, "sitting", std::move(view));
}

}  // namespace cairn::server::pages
