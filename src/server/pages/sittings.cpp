// SPDX-License-Identifier: Apache-2.0
// Many claims at once: ticked in their list, looked at, decided, followed.
#include "app/claims/sitting.h"

#include <algorithm>

#include "app/awards/direct.h"
#include "server/pages/design.h"
#include "server/pages/marking_form.h"
#include "server/pages/pages.h"
#include "server/pages/rubric_view.h"
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

// Each claim is sent with the round in which it was shown.
std::string round_field(std::string_view claim) { return std::string("round-").append(claim); }

View learner_view(const app::ClaimCase& it, const app::ReadRound& round) {
  View view;
  view.text("round_field", round_field(it.claim.id.text));
  view.text("claim_round", app::text_of(round));
  view.text("id", it.claim.id.text).text("learner", it.learner.name);
  view.text("email", it.learner.email).text("statement", it.claim.statement);
  view.number("evidence_count", static_cast<std::int64_t>(it.evidence.size()));
  return view;
}

View learner_view(const app::ClaimCase& it) { return learner_view(it, {it.round}); }

View learner_view(const app::ByMarks& it) {
  auto view = learner_view(it.state.claim, it.state.round());
  const auto& score = it.state.settled()->score;
  view.text("percent", assessment::text_of(score.percent)).flag("passes", score.passed);
  return view;
}

const app::Achievement& achievement_of(const app::ClaimCase& it) { return it.achievement; }
const app::Achievement& achievement_of(const app::ByMarks& it) {
  return it.state.claim.achievement;
}

View group_view(const Call& call, const app::ClaimCase& it) {
  View group;
  add_achievement(group, it.achievement);
  group.text("image", picture_address(call.site, it.achievement));
  return group;
}

// With what is signed of how it came about.
View group_view(const Call& call, const app::ByMarks& it) {
  auto group = group_view(call, it.state.claim);
  const auto& plan = it.state.held.plan;
  group.text("method", method_text(plan.circumstances.method));
  group.flag("supervised", plan.circumstances.supervised);
  group.flag("identity_checked", plan.circumstances.identity_checked);
  const auto minutes = plan.policy.undo_minutes;
  group.maybe("undo_minutes", minutes > 0 ? std::to_string(minutes) : std::string());
  return group;
}

// One achievement in one version, with everybody whose claim to it is decided.
template <class Case>
std::vector<View> groups_of(const Call& call, const std::vector<Case>& cases) {
  std::vector<View> groups;
  std::vector<bool> shown(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (shown[i]) continue;
    const auto& achievement = achievement_of(cases[i]);
    auto group = group_view(call, cases[i]);
    std::vector<View> learners;
    for (std::size_t k = i; k < cases.size(); ++k) {
      const auto& other = achievement_of(cases[k]);
      if (other.id != achievement.id || other.version != achievement.version) continue;
      shown[k] = true;
      learners.push_back(learner_view(cases[k]));
    }
    group.list("learners", std::move(learners));
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<View> left_out(const std::vector<app::ByMarks>& cases) {
  std::vector<View> rows;
  for (const auto& it : cases) {
    const auto& claim = it.state.claim;
    View row;
    row.text("id", claim.claim.id.text).text("learner", claim.learner.name);
    row.text("achievement", shown_name(claim.achievement)).text("missing", say_fault(it.missing));
    rows.push_back(std::move(row));
  }
  return rows;
}

app::SittingOutcome outcome_in(const Call& call) {
  const auto word = call.field("outcome");
  if (word == "awarded") return app::SittingOutcome::awarded;
  return word == "by-marks" ? app::SittingOutcome::by_marks : app::SittingOutcome::declined;
}

void add_form(Call& call, View& view, const Error* error) {
  view.text("form_token", call.form_token());
  view.text("outcome", call.field("outcome")).text("reason", call.field("reason"));
  const auto key = call.field("key");
  view.text("key", key.empty() ? app::new_source_key(call.context()) : std::string(key));
  view.flag("some_left_out", error != nullptr && error->code == ErrorCode::conflict);
  add_field_errors(view, error, {"reason"});
}

Result<Response> show_marked(Call& call, const std::vector<app::ClaimId>& claims,
                             const Error* error) {
  CAIRN_TRY(auto ready, app::look_at_marked(call.context(), call.actor(), claims));
  const auto rest = std::stable_partition(
      ready.begin(), ready.end(), [](const app::ByMarks& it) { return it.missing.empty(); });
  const std::vector<app::ByMarks> missing(rest, ready.end());
  ready.erase(rest, ready.end());
  View view;
  view.text("title", say("Decide by the marks"));
  add_form(call, view, error);
  view.text("confirm_label", say("Decide {}", ready.size()));
  view.rows("groups", groups_of(call, ready)).rows("left_out", left_out(missing));
  return page(call, "claims_by_marks", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> show_look(Call& call, const std::vector<app::ClaimId>& claims,
                           const Error* error) {
  if (outcome_in(call) == app::SittingOutcome::by_marks) return show_marked(call, claims, error);
  CAIRN_TRY(const auto cases, app::look_at(call.context(), call.actor(), claims));
  const bool awards = outcome_in(call) == app::SittingOutcome::awarded;
  const auto count = static_cast<std::int64_t>(cases.size());
  View view;
  view.text("title", awards ? say("This will be signed") : say("These claims will be declined"));
  view.flag("awards", awards);
  add_form(call, view, error);
  view.text("confirm_label", awards ? say("Confirm and sign {}", count) : say("Decline {}", count));
  view.list("groups", groups_of(call, cases));
  return page(call, "claims_look", std::move(view), error == nullptr ? 200 : status_of(*error));
}

// Again, of those that can still be decided: who was decided meanwhile is named and left out, and
// what was ticked and typed for the others stays.
Result<Response> show_rest(Call& call, const std::vector<app::ClaimId>& claims,
                           const Error& conflict) {
  CAIRN_TRY(const auto rest,
            app::still_open(call.context(), call.actor(), outcome_in(call), claims));
  if (rest.claims.empty() || rest.left_out.empty()) return conflict;
  auto error = rest.left_out.front();
  error.also.assign(rest.left_out.begin() + 1, rest.left_out.end());
  return show_look(call, rest.claims, &error);
}

std::string_view word_of(const app::OpenedSitting::Row& row) {
  switch (row.item.state) {
    case app::SittingItemState::waiting: return to_say("waits");
    case app::SittingItemState::refused: return to_say("not decided");
    case app::SittingItemState::decided: break;
  }
  if (!row.outcome || row.effective) return to_say("decided");
  return *row.outcome == app::ClaimState::awarded ? to_say("awarded") : to_say("declined");
}

std::string_view title_of(app::SittingOutcome outcome) {
  switch (outcome) {
    case app::SittingOutcome::awarded: return to_say("Claims awarded together");
    case app::SittingOutcome::declined: return to_say("Claims declined together");
    case app::SittingOutcome::by_marks: break;
  }
  return to_say("Claims decided by their marks");
}

View item_view(const app::OpenedSitting::Row& row) {
  View view;
  const auto state = row.item.state;
  view.text("id", row.item.claim.text).text("learner", row.learner);
  view.text("achievement", row.achievement).text("word", say(word_of(row)));
  view.maybe("effective", row.effective ? moment(*row.effective) : std::string());
  view.text("pending_outcome", row.outcome == app::ClaimState::awarded
                                   ? say("It will be awarded.")
                                   : say("It will be declined."));
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
  auto look = show_look(call, claims, nullptr);
  if (look || look.error().code != ErrorCode::conflict) return look;
  return show_rest(call, claims, look.error());
}

Result<Response> decide_together(Call& call) {
  app::SittingForm form;
  form.claims = chosen_in(call);
  form.outcome = outcome_in(call);
  form.reason = call.field("reason");
  form.key = call.field("key");
  for (const auto& claim : form.claims)
    if (const auto round = app::read_round(call.field(round_field(claim.text))))
      form.rounds.emplace(claim.text, *round);
  const auto begun = app::begin_sitting(call.context(), call.actor(), form);
  if (begun) return see_other(call, "/desk/claims/together/" + begun->text);
  if (begun.error().code == ErrorCode::invalid) return show_look(call, form.claims, &begun.error());
  if (begun.error().code == ErrorCode::conflict) return show_rest(call, form.claims, begun.error());
  return begun.error();
}

Result<Response> sitting(Call& call) {
  CAIRN_TRY(const auto opened,
            app::open_sitting(call.context(), call.actor(), {std::string(call.argument("id"))}));
  const auto waiting = opened.count(app::SittingItemState::waiting);
  View view;
  view.text("title", say(title_of(opened.sitting.outcome)));
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
