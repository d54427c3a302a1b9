// SPDX-License-Identifier: Apache-2.0
// The assessor's page of a claim: evidence beside the rubric, marking, what is asked for, deciding.
#include <algorithm>

#include "app/assessment/ask.h"
#include "app/assessment/assign.h"
#include "app/assessment/decide.h"
#include "app/assessment/mark.h"
#include "app/mail/review.h"
#include "server/language.h"
#include "server/pages/assess_view.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/design.h"
#include "server/pages/mail_view.h"
#include "server/pages/marking_form.h"
#include "server/pages/pages.h"
#include "server/pages/rubric_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

app::ClaimId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

// What was typed into one of the page's forms, and what is wrong with it.
struct Typed {
  const Error* error = nullptr;
  const assessment::Marking* marking = nullptr;
  std::string_view reason = {};         // of the decision
  std::string_view items = {};          // asked for
  std::string_view return_reason = {};  //
  std::string_view conflict_reason = {};
  std::string_view colleague = {};
  std::optional<app::Markers> markers = {};
  bool saved = false;
};

std::string address_of(const app::CaseView& found, const app::AccountId& account) {
  const auto who = found.people.find(account.text);
  return who == found.people.end() ? std::string() : who->second;
}

void add_standing(Call& call, View& view, const app::CaseView& found) {
  const auto& progress = found.state.progress;
  view.text("state", phase_text(progress.phase)).text("state_tone", phase_tone(progress.phase));
  const bool open = progress.phase != app::Phase::closed && progress.phase != app::Phase::decided;
  view.maybe("due", open && progress.due ? day(*progress.due) : std::string());
  view.flag("overdue", open && progress.due && *progress.due < call.context().clock.now());
  const bool mine = progress.assignee == call.actor().account;
  view.flag("mine", mine && open);
  view.maybe("assignee", open && !mine ? address_of(found, progress.assignee) : std::string());
  view.maybe("second_named", address_of(found, progress.second));
  const bool waits = app::role_wanted(progress.phase) || progress.phase == app::Phase::ready;
  view.flag("can_take", waits && !mine && found.barred.empty() && found.unfit.empty());
  view.flag("can_give", waits).flag("can_leave", waits && mine);
  const bool before_decision = waits && progress.phase != app::Phase::appeal &&
                               found.state.claim.claim.state == app::ClaimState::submitted;
  view.flag("can_ask", before_decision && found.barred.empty());
  view.flag("can_declare", open && found.barred.empty());
  view.maybe("barred", say_fault(found.barred));
  const bool ready = progress.phase == app::Phase::ready;
  const auto& unfit = ready ? found.unfit_to_decide : found.unfit;
  view.maybe("unfit", found.barred.empty() && !found.may_agree ? say_fault(unfit) : "");
  view.flag("marks_hidden", found.marks_hidden);
}

// Colleagues to choose from; whoever reads the page takes it by a button of its own.
Status add_colleagues(Call& call, View& view, const app::CaseView& found, std::string_view chosen) {
  CAIRN_TRY(const auto all, app::list_assignable(call.context(), call.actor(), id_of(call)));
  std::vector<View> rows;
  for (const auto& account : all) {
    if (account.id == call.actor().account || account.id == found.state.progress.assignee) continue;
    View row;
    row.text("value", account.email).flag("chosen", account.email == chosen);
    rows.push_back(std::move(row));
  }
  view.rows("colleagues", std::move(rows));
  return done;
}

// "first_markers" and "second_markers", of whom two are chosen at once.
Status add_markers(Call& call, View& view, const app::CaseView& found, const Typed& typed) {
  CAIRN_TRY(const auto all, app::list_markers(call.context(), call.actor(), id_of(call)));
  const auto options = [&](const std::string& chosen) {
    std::vector<View> rows;
    for (const auto& account : all) {
      View row;
      row.text("value", account.email).flag("chosen", account.email == chosen);
      rows.push_back(std::move(row));
    }
    return rows;
  };
  const auto& progress = found.state.progress;
  const auto markers = typed.markers.value_or(app::Markers());
  view.rows("first_markers", options(markers.first.value_or(address_of(found, progress.assignee))));
  view.rows("second_markers", options(markers.second.value_or(address_of(found, progress.second))));
  view.flag("blind", found.state.held.plan.policy.view == assessment::MarkerView::blind);
  return done;
}

void add_decision(const Call& call, View& view, const app::CaseView& found, const Typed& typed) {
  const auto& state = found.state;
  const auto* settled = state.settled();
  view.flag("deciding", found.may_decide && settled != nullptr);
  view.flag("passes", settled != nullptr && settled->score.passed);
  const auto& it = state.held.plan.circumstances;
  view.flag("supervised", it.supervised).flag("identity_checked", it.identity_checked);
  view.text("reason", typed.reason);
  const auto& verdict = state.verdict;
  const bool awards = verdict && verdict->outcome == app::ClaimState::awarded;
  const bool pending = state.progress.phase == app::Phase::decided;
  view.flag("pending", pending);
  view.flag("stuck", pending && verdict && verdict->effective <= call.context().clock.now());
  view.text("pending_outcome", awards ? say("It will be awarded.") : say("It will be declined."));
  view.text("effective", verdict ? moment(verdict->effective) : std::string());
  view.flag("may_undo", found.may_undo);
  const auto& decision = state.claim.decision;
  if (!decision) {
    view.flag("decided", false);
    return;
  }
  View made;
  made.text("outcome",
            decision->outcome == app::ClaimState::awarded ? say("Awarded") : say("Declined"));
  made.text("on", day(decision->decided)).maybe("reason_given", say_fault(decision->reason));
  made.maybe("award_id", state.claim.award ? state.claim.award->id.text : "");
  view.section("decided", std::move(made));
}

void add_appeal(View& view, const app::CaseView& found) {
  const auto& appeal = found.state.appeal;
  if (!appeal) {
    view.flag("appeal", false);
    return;
  }
  View shown;
  shown.text("appeal_reason", appeal->reason).text("appealed_on", day(appeal->submitted));
  view.section("appeal", std::move(shown));
}

void add_claim(Call& call, View& view, const app::CaseView& found) {
  const auto& claim = found.state.claim;
  view.text("form_token", call.form_token()).text("id", claim.claim.id.text);
  view.text("learner", claim.learner.name).text("email", claim.learner.email);
  add_address(call, view, claim);
  view.text("achievement", shown_name(claim.achievement));
  add_achievement(view, claim.achievement);
  const bool older = claim.achievement.version != claim.current_version;
  view.maybe("older_version", older ? std::to_string(claim.achievement.version) : "");
  view.text("statement", claim.claim.statement).text("submitted", day(claim.claim.submitted));
  view.text("claim_round", app::text_of(found.state.round()));
}

Result<Response> show(Call& call, const Typed& typed) {
  CAIRN_TRY(const auto found, app::open_assessment(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title",
            found.state.claim.learner.name + ": " + shown_name(found.state.claim.achievement));
  add_claim(call, view, found);
  add_standing(call, view, found);
  add_evidence(call, view, found.state.claim, Pdfs::opened);
  add_declarations(view, found.declarations);
  add_history(view, found.events, found.people);
  add_markings(view, found);
  add_marking_form(view, found, typed.marking, typed.error);
  add_decision(call, view, found, typed);
  add_appeal(view, found);
  CAIRN_TRY(const auto mails, app::mail_about(call.context(), call.actor(), id_of(call).text));
  add_deliveries(view, mails);
  const bool apart = found.difference && found.difference->needs_moderation;
  view.maybe("difference", apart ? assessment::text_of(found.difference->percent) : "");
  view.text("items", typed.items).text("return_reason", typed.return_reason);
  view.text("conflict_reason", typed.conflict_reason);
  CAIRN_CHECK(add_colleagues(call, view, found, typed.colleague));
  CAIRN_CHECK(add_markers(call, view, found, typed));
  view.flag("saved", typed.saved || !call.target.parameter("saved").empty());
  add_field_errors(view, typed.error,
                   {"marks", "percent", "comment", "outcome", "reason", "items", "return_reason",
                    "conflict_reason", "colleague", "first", "second"});
  std::vector<View> scripts(1);
  scripts[0].text("file", "assess.js");
  view.list("scripts", std::move(scripts));
  return page(call, "assess_case", std::move(view),
              typed.error == nullptr ? 200 : status_of(*typed.error));
}

Result<Response> back(Call& call, std::string_view query = {}) {
  return see_other(call, "/desk/claims/" + id_of(call).text + std::string(query));
}

// Back to the page where it worked; the page with what was typed where a field is wrong.
Result<Response> settle(Call& call, const Status& status, Typed typed, std::string_view from = {},
                        std::string_view to = {}) {
  if (status) return back(call);
  if (!shows_form_again(status.error())) return status.error();
  const auto placed = with_paths(status.error(), from, to);
  typed.error = &placed;
  return show(call, typed);
}

app::VerdictForm verdict_of(const Call& call) {
  app::VerdictForm form;
  form.outcome = call.field("outcome") == "awarded"    ? app::ClaimState::awarded
                 : call.field("outcome") == "declined" ? app::ClaimState::declined
                                                       : app::ClaimState::submitted;
  form.reason = call.field("reason");
  form.supervised = !call.field("supervised").empty();
  form.identity_checked = !call.field("identity_checked").empty();
  if (call.field("do") == "at-once") form.confirmation = app::Confirmation::at_once;
  form.round = round_in(call);
  return form;
}

// Nothing is signed before somebody has read what will be.
Result<Response> show_verdict(Call& call, const app::VerdictForm& form) {
  CAIRN_TRY(const auto found, app::open_assessment(call.context(), call.actor(), id_of(call)));
  const auto* settled = found.state.settled();
  if (!found.may_decide || settled == nullptr)
    return fail(ErrorCode::conflict, "decide", "This claim cannot be decided now.");
  View view;
  view.text("title", say("This will be signed"));
  add_claim(call, view, found);
  add_evidence(call, view, found.state.claim, Pdfs::closed);
  view.text("image", picture_address(call.site, found.state.claim.achievement));
  view.text("reason", form.reason).flag("any_reason", !form.reason.empty());
  view.flag("supervised", form.supervised).flag("identity_checked", form.identity_checked);
  view.text("method", method_text(found.state.held.plan.circumstances.method));
  add_rubric(view, found.state.held.plan.rubric, &settled->marking);
  add_score(view, "score", settled->score, found.state.held.plan.rubric);
  const auto minutes = found.state.held.plan.policy.undo_minutes;
  view.maybe("undo_minutes", minutes > 0 ? std::to_string(minutes) : std::string());
  const auto& [claim, achievement] = std::tie(found.state.claim, found.state.claim.achievement);
  CAIRN_CHECK(add_mail_preview(call, view, app::MailKind::award_made,
                               {.name = claim.learner.name, .badge = shown_name(achievement)}));
  return page(call, "assess_award", std::move(view));
}

}  // namespace

Result<Response> show_assessment(Call& call) { return show(call, {}); }

Result<Response> mark_claim(Call& call) {
  app::MarkingForm form;
  form.marking = marking_in(call);
  form.seconds = seconds_in(call);
  form.handing = call.field("do") == "hand-in" ? app::Handing::in : app::Handing::draft;
  form.agreed = !call.field("agreed").empty();
  const auto saved = app::save_marking(call.context(), call.actor(), id_of(call), form);
  if (saved) return back(call, form.handing == app::Handing::draft ? "?saved=1" : "");
  if (!shows_form_again(saved.error())) return saved.error();
  return show(call, {.error = &saved.error(), .marking = &form.marking});
}

Result<Response> assign_claim(Call& call) {
  const auto word = call.field("do");
  if (word == "give") {
    const auto colleague = call.field("colleague");
    return settle(call, app::assign_claim_to(call.context(), call.actor(), id_of(call), colleague),
                  {.colleague = colleague});
  }
  if (word == "markers") {
    const app::Markers markers{std::string(call.field("first")), std::string(call.field("second"))};
    return settle(call, app::assign_markers(call.context(), call.actor(), id_of(call), markers),
                  {.markers = markers});
  }
  const auto to = word == "leave" ? app::AccountId{} : call.actor().account;
  CAIRN_CHECK(app::assign_claim(call.context(), call.actor(), id_of(call), to));
  return back(call);
}

Result<Response> declare_conflict(Call& call) {
  const auto reason = call.field("conflict_reason");
  return settle(call, app::declare_conflict(call.context(), call.actor(), id_of(call), reason),
                {.conflict_reason = reason}, "/reason", "/conflict_reason");
}

Result<Response> ask_learner(Call& call) {
  if (call.field("do") == "return") {
    const auto reason = call.field("return_reason");
    return settle(call, app::return_claim(call.context(), call.actor(), id_of(call), reason),
                  {.return_reason = reason}, "/reason", "/return_reason");
  }
  const auto items = call.field("items");
  return settle(
      call, app::ask_for_more(call.context(), call.actor(), id_of(call), non_empty_lines(items)),
      {.items = items});
}

Result<Response> decide_assessment(Call& call) {
  const auto form = verdict_of(call);
  const auto word = call.field("do");
  if (word == "back") return show(call, {.reason = call.field("reason")});
  if (word == "look" && form.outcome == app::ClaimState::awarded) return show_verdict(call, form);
  return settle(call, app::decide_assessment(call.context(), call.actor(), id_of(call), form),
                {.reason = call.field("reason")});
}

Result<Response> undo_decision(Call& call) {
  CAIRN_CHECK(app::undo_decision(call.context(), call.actor(), id_of(call)));
  return back(call);
}

}  // namespace cairn::server::pages
