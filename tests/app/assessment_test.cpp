// SPDX-License-Identifier: Apache-2.0
// From evidence through markers to a decision and a badge that carries its result.
#include "app/assessing.h"
#include "app/assessment/automatic.h"
#include "app/assessment/queue.h"
#include "app/assessment/statistics.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/learner_records.h"
#include "app/ports/outbox.h"
#include "app/ports/webhooks.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

TEST_F(Assessing, TurnsMarksIntoASignedResult) {
  use(plan());
  EXPECT_EQ(achievement_.version, 2);
  const auto claim = send();
  const auto view = must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(view.state.progress.phase, Phase::ready);
  EXPECT_EQ(view.state.settled()->score.percent, 8333);
  must(decide_assessment(*context_, bob_, claim.id,
                         {.outcome = ClaimState::awarded,
                          .reason = "Even beads.",
                          .supervised = true,
                          .identity_checked = true}));
  const auto award = award_of(claim.id);
  const auto report = must(verify_badge(*context_, award.id));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");

  Arena arena;
  const auto credential = must(json::parse(award.credential, arena));
  const auto subject = credential["credentialSubject"];
  const auto descriptions = subject["achievement"]["resultDescription"].items();
  ASSERT_EQ(descriptions.size(), 6U);
  EXPECT_EQ(descriptions[0].string_at("resultType"), "RubricCriterionLevel");
  EXPECT_EQ(descriptions[0]["rubricCriterionLevel"].size(), 4U);
  const auto results = subject["result"].items();
  ASSERT_EQ(results.size(), 6U);
  EXPECT_EQ(results[0].string_at("achievedLevel"),
            descriptions[0]["rubricCriterionLevel"].items()[3].string_at("id"));
  EXPECT_EQ(results[2].string_at("value"), "83.33");
  EXPECT_EQ(results[4].string_at("value"), "supervised");
  EXPECT_EQ(results[5].string_at("value"), "checked");
  EXPECT_NE(award.credential.find("supervised. The learner’s identity was checked. Marked by one "
                                  "assessor"),
            std::string::npos);
  EXPECT_NE(award.credential.find("https://code.example/weld"), std::string::npos);
  EXPECT_EQ(award.credential.find("A translator"), std::string::npos) << "declared to the issuer";
}

TEST_F(Assessing, AwardsOnlyWhatPasses) {
  use(plan());
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 0));  // safety is below the level needed
  VerdictForm form{.outcome = ClaimState::awarded};
  EXPECT_EQ(path_of_error(decide_assessment(*context_, bob_, claim.id, form)), "/outcome");
  form.outcome = ClaimState::declined;
  EXPECT_EQ(path_of_error(decide_assessment(*context_, bob_, claim.id, form)), "/reason");
  form.reason = "No guard was in place.";
  must(decide_assessment(*context_, bob_, claim.id, form));
  EXPECT_EQ(phase(claim.id), Phase::closed);
  const auto own = must(learner_case(*context_, claim.learner_token, claim.id));
  ASSERT_EQ(own.state.markings.size(), 1U);
  EXPECT_EQ(own.state.markings[0].marking.comment, "Good work.");
  EXPECT_TRUE(own.may_appeal);
}

TEST_F(Assessing, SavesDraftsAndHandsInOnlyWhatIsComplete) {
  use(plan());
  const auto claim = send();
  MarkingForm form{.marking = marks(3, 2)};
  form.marking.marks.pop_back();
  must(save_marking(*context_, bob_, claim.id, form));
  EXPECT_EQ(open(bob_, claim.id).state.progress.assignee, bob_.account);
  EXPECT_TRUE(open(ada_, claim.id).state.markings.empty()) << "a draft is its writer's";
  form.handing = Handing::in;
  EXPECT_EQ(path_of_error(save_marking(*context_, bob_, claim.id, form)), "/marks/safety/level");
  EXPECT_EQ(code_of(hand_in(ada_, claim.id, 3, 2)), ErrorCode::conflict) << "bob has it";
  must(assign_claim(*context_, ada_, claim.id, ada_.account));
  must(hand_in(ada_, claim.id, 3, 2));
}

TEST_F(Assessing, KeepsTheFirstMarksFromABlindSecondMarker) {
  use(plan(SecondMarker::always));
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(phase(claim.id), Phase::second);
  EXPECT_TRUE(open(cyd_, claim.id).state.markings.empty());
  EXPECT_TRUE(open(cyd_, claim.id).marks_hidden);
  EXPECT_EQ(open(bob_, claim.id).state.markings.size(), 1U);
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 2)), ErrorCode::not_permitted);
  const auto view = must(hand_in(cyd_, claim.id, 3, 2));
  EXPECT_EQ(view.state.progress.phase, Phase::ready);
  EXPECT_EQ(view.state.progress.assignee, bob_.account);
  ASSERT_TRUE(view.difference);
  EXPECT_FALSE(view.difference->needs_moderation);
}

TEST_F(Assessing, SettlesADifferenceByAThirdOrAnAgreedMark) {
  use(plan(SecondMarker::always));
  const auto third = send();
  must(hand_in(bob_, third.id, 3, 3));
  must(hand_in(cyd_, third.id, 1, 1));
  EXPECT_EQ(phase(third.id), Phase::moderation);
  EXPECT_EQ(code_of(hand_in(bob_, third.id, 2, 2)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(hand_in(ada_, third.id, 2, 2, true)), ErrorCode::not_permitted);
  EXPECT_EQ(must(hand_in(ada_, third.id, 2, 2)).state.settled()->stored.role,
            MarkingRole::moderation);

  const auto agreed = send();
  must(hand_in(bob_, agreed.id, 3, 3));
  must(hand_in(cyd_, agreed.id, 1, 1));
  const auto view = must(hand_in(cyd_, agreed.id, 2, 3, true));
  EXPECT_EQ(view.state.progress.phase, Phase::ready);
  EXPECT_EQ(view.state.settled()->stored.role, MarkingRole::agreed);
}

TEST_F(Assessing, LeavesOutWhoHasAConflictOfInterest) {
  use(plan());
  const auto claim = send();
  must(declare_conflict(*context_, bob_, claim.id, "She is my sister."));
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 3)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(assign_claim(*context_, ada_, claim.id, bob_.account)),
            ErrorCode::not_permitted);
  const auto grace = colleague("grace@learner.example");
  EXPECT_FALSE(open(grace, claim.id).barred.empty());
  EXPECT_EQ(code_of(hand_in(grace, claim.id, 3, 3)), ErrorCode::not_permitted);
  must(hand_in(cyd_, claim.id, 3, 3));
  EXPECT_EQ(
      code_of(decide_assessment(*context_, grace, claim.id, {.outcome = ClaimState::awarded})),
      ErrorCode::not_permitted);
}

TEST_F(Assessing, OffersOnlyWhoMayAssess) {
  use(plan(SecondMarker::always));
  const auto claim = send();
  member(ada_, "vic@harbour.example", {Role::viewer});
  colleague("grace@learner.example");
  const auto offered = [&] {
    std::vector<std::string> out;
    for (const auto& it : must(list_assignable(*context_, ada_, claim.id))) out.push_back(it.email);
    std::ranges::sort(out);
    return out;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(offered(),
            (Names{"ada@harbour.example", "bob@harbour.example", "cyd@harbour.example"}));
  must(declare_conflict(*context_, cyd_, claim.id, "She is my sister."));
  EXPECT_EQ(offered(), (Names{"ada@harbour.example", "bob@harbour.example"}));
  EXPECT_EQ(code_of(assign_claim_to(*context_, ada_, claim.id, "cyd@harbour.example")),
            ErrorCode::not_permitted);
  must(assign_claim_to(*context_, ada_, claim.id, "bob@harbour.example"));
  must(hand_in(bob_, claim.id, 3, 3));
  EXPECT_EQ(offered(), Names{"ada@harbour.example"}) << "the second marker is somebody else";
  EXPECT_EQ(code_of(assign_claim_to(*context_, ada_, claim.id, "bob@harbour.example")),
            ErrorCode::not_permitted);
  must(assign_claim_to(*context_, bob_, claim.id, "ada@harbour.example"));
  must(hand_in(ada_, claim.id, 3, 3));
  must(decide_assessment(*context_, ada_, claim.id,
                         {.outcome = ClaimState::awarded,
                          .reason = {},
                          .supervised = true,
                          .identity_checked = true,
                          .confirmation = Confirmation::at_once}));
  EXPECT_EQ(offered(), Names{}) << "it waits for nobody";
}

// Nobody marks their own claim under another of their addresses.
TEST_F(Assessing, KnowsALearnerByEachOfTheirAddresses) {
  use(plan());
  const auto claim = send();
  {
    auto writing = must(context_->store.begin(Access::write));
    const auto learner = must(writing->claims().find(ada_.organisation, claim.id)).learner;
    must(writing->learner_records().add_address(
        {ada_.organisation, learner, "bob@harbour.example", clock_.now()}));
    must(writing->commit());
  }
  EXPECT_FALSE(open(bob_, claim.id).barred.empty());
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 3)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(assign_claim(*context_, ada_, claim.id, bob_.account)),
            ErrorCode::not_permitted);
}

TEST_F(Assessing, SignsOnlyWhenTheTimeToUndoIsOver) {
  auto with_time = plan();
  with_time.policy.undo_minutes = 30;
  use(with_time);
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 3));
  must(decide_assessment(*context_, bob_, claim.id, {.outcome = ClaimState::awarded}));
  EXPECT_EQ(phase(claim.id), Phase::decided);
  EXPECT_FALSE(open(ada_, claim.id).state.claim.award);
  must(undo_decision(*context_, bob_, claim.id));
  EXPECT_EQ(phase(claim.id), Phase::ready);
  must(decide_assessment(*context_, bob_, claim.id, {.outcome = ClaimState::awarded}));
  clock_.forward_seconds(29 * 60);
  EXPECT_EQ(must(settle_all_due(*context_)), 0);
  clock_.forward_seconds(60);
  EXPECT_EQ(code_of(undo_decision(*context_, bob_, claim.id)), ErrorCode::conflict);
  EXPECT_EQ(must(settle_all_due(*context_)), 1);
  EXPECT_EQ(must(settle_all_due(*context_)), 0);
  EXPECT_TRUE(open(ada_, claim.id).state.claim.award);

  const auto quick = send();
  must(hand_in(bob_, quick.id, 3, 3));
  must(decide_assessment(*context_, bob_, quick.id,
                         {.outcome = ClaimState::awarded, .confirmation = Confirmation::at_once}));
  EXPECT_TRUE(open(ada_, quick.id).state.claim.award);
}

TEST_F(Assessing, AsksForMoreAndTakesIt) {
  use(plan());
  const auto claim = send();
  EXPECT_EQ(path_of_error(ask_for_more(*context_, bob_, claim.id, {" "})), "/items");
  must(ask_for_more(*context_, bob_, claim.id, {"A photograph of the root", "", "The current"}));
  EXPECT_EQ(phase(claim.id), Phase::asked);
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 3)), ErrorCode::conflict);
  auto own = must(learner_case(*context_, claim.learner_token, claim.id));
  EXPECT_TRUE(own.may_send);
  EXPECT_EQ(own.told.back().text, "A photograph of the root\nThe current");

  MoreForm more;
  more.text = "The current was 90 A.";
  EXPECT_EQ(path_of_error(send_more(*context_, claim.learner_token, claim.id, more)), "/identity");
  more.declaration = {true, true, "none", "", ""};
  must(send_more(*context_, claim.learner_token, claim.id, more));
  const auto view = open(bob_, claim.id);
  EXPECT_EQ(view.state.progress.round, 2);
  EXPECT_EQ(view.state.progress.phase, Phase::marking);
  EXPECT_EQ(view.state.claim.evidence.back().round, 2);
  EXPECT_EQ(view.declarations.size(), 2U);
  EXPECT_EQ(code_of(send_more(*context_, claim.learner_token, claim.id, more)),
            ErrorCode::conflict);
}

TEST_F(Assessing, HearsAnAppealBySomebodyNew) {
  use(plan());
  const auto claim = send();
  EXPECT_EQ(code_of(appeal(*context_, claim.learner_token, claim.id, "Look again.")),
            ErrorCode::conflict);
  must(hand_in(bob_, claim.id, 1, 1));
  must(decide_assessment(*context_, bob_, claim.id,
                         {.outcome = ClaimState::declined, .reason = "Too uneven."}));
  must(appeal(*context_, claim.learner_token, claim.id, "The light was bad."));
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 3)), ErrorCode::not_permitted);
  must(hand_in(cyd_, claim.id, 3, 2));
  must(decide_assessment(*context_, cyd_, claim.id,
                         {.outcome = ClaimState::awarded, .reason = "They are even."}));
  const auto view = open(ada_, claim.id);
  EXPECT_EQ(view.state.appeal->state, AppealState::upheld);
  ASSERT_TRUE(view.state.claim.award);
  EXPECT_EQ(view.state.claim.claim.state, ClaimState::awarded);
  EXPECT_EQ(code_of(appeal(*context_, claim.learner_token, claim.id, "Again")),
            ErrorCode::conflict);
}

TEST_F(Assessing, QueuesByWhoseTurnItIs) {
  use(plan(SecondMarker::always));
  const auto first = send();
  clock_.forward_seconds(60);
  const auto second = send();
  must(hand_in(bob_, first.id, 3, 3));
  must(save_marking(*context_, cyd_, second.id, {.marking = marks(1, 1)}));
  const auto ids = [&](const Actor& actor, QueueView view) {
    std::vector<std::string> out;
    for (const auto& row : must(assessment_queue(*context_, actor, view, {}, {})).rows)
      out.push_back(row.claim.text);
    return out;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids(ada_, QueueView::all), (Ids{first.id.text, second.id.text}));
  EXPECT_EQ(ids(cyd_, QueueView::mine), Ids{second.id.text});
  EXPECT_EQ(ids(ada_, QueueView::unassigned), Ids{first.id.text});
  EXPECT_EQ(ids(ada_, QueueView::overdue), Ids{});
  clock_.forward_seconds(15 * 24 * 60 * 60);
  EXPECT_EQ(ids(ada_, QueueView::overdue).size(), 2U);
  const auto page =
      must(assessment_queue(*context_, ada_, QueueView::all, {}, {.after = "", .rows_max = 1}));
  EXPECT_TRUE(page.more);
  const auto next = must(assessment_queue(*context_, ada_, QueueView::all, {},
                                          {.after = page.rows[0].claim.text, .rows_max = 1}));
  EXPECT_EQ(next.rows.at(0).claim, second.id);
  const auto load = must(assessment_workload(*context_, ada_));
  ASSERT_EQ(load.size(), 2U);
  EXPECT_EQ(load[0].email, "");
  EXPECT_EQ(load[1].email, "cyd@harbour.example");
  EXPECT_EQ(load[1].overdue, 1);
}

TEST_F(Assessing, CountsHowFarMarkersAgree) {
  use(plan(SecondMarker::always));
  for (const std::size_t level : {0U, 1U, 2U, 3U}) {
    const auto claim = send();
    must(hand_in(bob_, claim.id, level, level));
    must(hand_in(cyd_, claim.id, level, level));
  }
  const auto figures = must(assessment_figures(*context_, ada_, achievement_.id));
  EXPECT_EQ(figures.markings, 8);
  EXPECT_EQ(figures.verdicts.pairs, 4U);
  EXPECT_DOUBLE_EQ(*figures.verdicts.kappa, 1);
  EXPECT_DOUBLE_EQ(*figures.levels.kappa, 1);
  ASSERT_EQ(figures.criteria.size(), 2U);
  ASSERT_EQ(figures.markers.size(), 2U);
  EXPECT_EQ(figures.markers[0].median_seconds, 90);
}

TEST_F(Assessing, TellsOfAClaimThatAProgramMadeAsOfAnyOther) {
  use(plan());
  {
    auto writing = must(store_->begin(Access::write));
    Webhook webhook;
    webhook.organisation = ada_.organisation;
    webhook.id = {new_name(ada_.organisation, random_)};
    webhook.url = "https://hook.example/cairn";
    webhook.events = {"claim.submitted"};
    webhook.created = clock_.now();
    must(writing->webhooks().add(webhook));
    must(writing->commit());
  }
  AutomaticForm form;
  form.key = "run-7";
  form.achievement = achievement_.id;
  form.name = "Grace Moor";
  form.email = "grace@learner.example";
  form.marking = marks(3, 3);
  const auto made = must(assess_automatically(*context_, ada_, form));
  must(assess_automatically(*context_, ada_, form));
  const auto sent =
      must(must(store_->begin(Access::read))->outbox().list(ada_.organisation, std::nullopt, {}));
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].about, "claim.submitted");
  EXPECT_EQ(sent[0].subject, made.claim.text);
}

TEST_F(Assessing, TakesWhatAProgramFoundOnce) {
  use(plan());
  AutomaticForm form;
  form.key = "run-7";
  form.achievement = achievement_.id;
  form.name = "Grace Moor";
  form.email = "grace@learner.example";
  form.marking = marks(3, 3);
  const auto made = must(assess_automatically(*context_, ada_, form));
  EXPECT_FALSE(made.repeated);
  EXPECT_NE(award_of(made.claim).credential.find("Marked by a program."), std::string::npos);
  const auto again = must(assess_automatically(*context_, ada_, form));
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.claim, made.claim);
  form.marking = marks(0, 0);
  EXPECT_EQ(path_of_error(assess_automatically(*context_, ada_, form)), "/key");
  form.key = "run-8";
  const auto low = must(assess_automatically(*context_, ada_, form));
  EXPECT_EQ(open(ada_, low.claim).state.claim.decision->reason,
            "The result, 0 %, is less than the 60 % it takes.");
  form.key = "run-9";
  form.marking.marks.pop_back();
  EXPECT_EQ(path_of_error(assess_automatically(*context_, ada_, form)), "/marks/safety/level");
}

TEST_F(Assessing, TellsAnotherTenantNothing) {
  use(plan());
  const auto claim = send();
  const auto stranger = set_up_another();
  EXPECT_EQ(code_of(open_assessment(*context_, stranger, claim.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(hand_in(stranger, claim.id, 3, 3)), ErrorCode::not_found);
  EXPECT_EQ(code_of(assign_claim(*context_, stranger, claim.id, stranger.account)),
            ErrorCode::not_found);
  EXPECT_EQ(code_of(save_plan(*context_, stranger, achievement_.id, plan())), ErrorCode::not_found);
  EXPECT_TRUE(must(assessment_queue(*context_, stranger, QueueView::all, {}, {})).rows.empty());
  const auto other = send();
  const auto own = must(submit_claim(
      *context_, achievement_.claim_code,
      [&] {
        auto form = claim_form();
        form.email = "else@learner.example";
        form.declaration = {true, true, "none", "", ""};
        return form;
      }(),
      ""));
  EXPECT_EQ(code_of(learner_case(*context_, own.learner_token, other.id)), ErrorCode::not_found);
}

TEST_F(Assessing, KeepsThePlanAClaimWasSentUnder) {
  use(plan());
  const auto claim = send();
  auto harder = plan();
  harder.rubric.pass_percent = 9000;
  use(harder);
  must(hand_in(bob_, claim.id, 3, 1));  // 66.67 %
  EXPECT_TRUE(open(bob_, claim.id).state.settled()->score.passed);
  must(remove_plan(*context_, ada_, achievement_.id));
  EXPECT_FALSE(must(achievement_plan(*context_, ada_, achievement_.id)).held);
  EXPECT_TRUE(must(is_assessed(*context_, ada_, claim.id)));
}

}  // namespace
}  // namespace cairn::app
