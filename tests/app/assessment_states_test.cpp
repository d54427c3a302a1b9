// SPDX-License-Identifier: Apache-2.0
// Cases that cross each other: reopened, appealed, undone, handed back, left, erased meanwhile.
#include "app/assessing.h"
#include "app/assessment/queue.h"
#include "app/learners/erase.h"
#include "app/people/members.h"
#include "app/ports/accounts.h"
#include "app/ports/learner_records.h"

namespace cairn::app {
namespace {

class AssessmentStates : public Assessing {
 protected:
  Status decide(const Actor& actor, const ClaimId& id, ClaimState outcome) {
    return decide_assessment(*context_, actor, id, {.outcome = outcome, .reason = "As marked."});
  }
  void decline(const Actor& actor, const ClaimId& id) {
    must(hand_in(actor, id, 1, 1));
    must(decide(actor, id, ClaimState::declined));
  }
  void send_more_of(const SubmittedClaim& claim) {
    MoreForm more;
    more.text = "The current was 90 A.";
    more.declaration = {true, true, "none", "", ""};
    must(send_more(*context_, claim.learner_token, claim.id, more));
  }
  assessment::Plan with_time_to_undo() {
    auto out = plan();
    out.policy.undo_minutes = 30;
    return out;
  }
  Progress progress(const ClaimId& id) { return open(ada_, id).state.progress; }
};

TEST_F(AssessmentStates, ReopenedClaimsAreMarkedAnewAndKeepWhatWasMarked) {
  use(plan());
  const auto claim = send();
  decline(bob_, claim.id);
  must(reopen_claim(*context_, ada_, claim.id));
  EXPECT_EQ(progress(claim.id).phase, Phase::marking);
  EXPECT_EQ(open(ada_, claim.id).state.settled(), nullptr) << "what was marked counts no more";
  EXPECT_EQ(open(ada_, claim.id).state.markings.size(), 1U) << "but can be read";
  EXPECT_EQ(code_of(decide(ada_, claim.id, ClaimState::declined)), ErrorCode::conflict);
  must(hand_in(cyd_, claim.id, 3, 3));
  EXPECT_EQ(open(ada_, claim.id).state.markings.size(), 2U);
  must(decide(cyd_, claim.id, ClaimState::awarded));
  EXPECT_NE(award_of(claim.id).credential.find("Marked by one assessor"), std::string::npos);
}

TEST_F(AssessmentStates, ADecisionIsAboutTheRoundThatWasRead) {
  use(plan());
  const auto claim = send();
  const auto read = progress(claim.id).round;
  decline(bob_, claim.id);
  must(reopen_claim(*context_, ada_, claim.id));
  must(hand_in(cyd_, claim.id, 3, 3));
  const auto decide_what_was_read = [&](std::int64_t round) {
    return decide_assessment(
        *context_, bob_, claim.id,
        {.outcome = ClaimState::declined, .reason = "As marked.", .round = ReadRound{round}});
  };
  EXPECT_EQ(code_of(decide_what_was_read(read)), ErrorCode::conflict);
  EXPECT_EQ(phase(claim.id), Phase::ready);
  must(decide_what_was_read(progress(claim.id).round));
}

// The round stays the claim's; what was decided before is not the answer to its appeal.
TEST_F(AssessmentStates, AnAppealIsAnsweredByNoFormFromBeforeIt) {
  use(plan());
  const auto claim = send();
  const auto read = open(ada_, claim.id).state.round();
  decline(bob_, claim.id);
  must(appeal(*context_, claim.learner_token, claim.id, "The light was bad."));
  must(hand_in(cyd_, claim.id, 3, 3));
  const auto award = [&](const ReadRound& round) {
    return decide_assessment(*context_, cyd_, claim.id,
                             {.outcome = ClaimState::awarded, .reason = "", .round = round});
  };
  EXPECT_EQ(code_of(award(read)), ErrorCode::conflict);
  EXPECT_EQ(open(ada_, claim.id).state.appeal->state, AppealState::open);
  const auto now = open(ada_, claim.id).state.round();
  EXPECT_EQ(text_of(now), "1-appeal");
  EXPECT_EQ(read_round("1-appeal"), now);
  must(award(now));
  EXPECT_EQ(open(ada_, claim.id).state.appeal->state, AppealState::upheld);
}

TEST_F(AssessmentStates, ReopenedAfterAnAppealTheyAreNotDecidedByItsMarks) {
  use(plan());
  const auto claim = send();
  decline(bob_, claim.id);
  must(appeal(*context_, claim.learner_token, claim.id, "The light was bad."));
  EXPECT_EQ(code_of(reopen_claim(*context_, ada_, claim.id)), ErrorCode::conflict)
      << "the appeal is answered first";
  decline(cyd_, claim.id);
  EXPECT_EQ(open(ada_, claim.id).state.appeal->state, AppealState::dismissed);
  must(reopen_claim(*context_, ada_, claim.id));
  must(hand_in(bob_, claim.id, 3, 3));
  EXPECT_EQ(open(bob_, claim.id).state.settled()->stored.role, MarkingRole::first);
  must(decide(bob_, claim.id, ClaimState::awarded));
  EXPECT_EQ(open(ada_, claim.id).state.claim.claim.state, ClaimState::awarded);
}

TEST_F(AssessmentStates, NobodyReopensTheirOwnClaim) {
  const auto simple = submitted(achievement_);
  must(decide_claim(*context_, ada_, simple.id, {ClaimState::declined, "No."}));
  const auto grace = colleague("grace@learner.example");
  EXPECT_EQ(code_of(reopen_claim(*context_, grace, simple.id)), ErrorCode::not_permitted);
  must(reopen_claim(*context_, ada_, simple.id));
  {
    auto writing = must(context_->store.begin(Access::write));
    const auto learner = must(writing->claims().find(ada_.organisation, simple.id)).learner;
    must(writing->learner_records().add_address(
        {ada_.organisation, learner, "bob@harbour.example", clock_.now()}));
    must(writing->commit());
  }
  EXPECT_EQ(code_of(decide_claim(*context_, bob_, simple.id, {ClaimState::awarded, ""})),
            ErrorCode::not_permitted)
      << "under another of their addresses neither";
}

// Two who assess are enough, however often more is asked for.
TEST_F(AssessmentStates, WhoMarkedSecondBeforeMarksSecondAgain) {
  use(plan(SecondMarker::always));
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 2));
  must(hand_in(cyd_, claim.id, 3, 2));
  must(ask_for_more(*context_, bob_, claim.id, {"A photograph"}));
  send_more_of(claim);
  EXPECT_EQ(progress(claim.id).second, cyd_.account);
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_EQ(progress(claim.id).assignee, cyd_.account);
  EXPECT_EQ(code_of(hand_in(bob_, claim.id, 3, 2)), ErrorCode::not_permitted);
  EXPECT_EQ(must(hand_in(cyd_, claim.id, 3, 2)).state.progress.phase, Phase::ready);
}

TEST_F(AssessmentStates, ABlindSecondMarkerSeesNoFirstMarksOfAnEarlierRound) {
  use(plan(SecondMarker::always));
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 2));
  must(ask_for_more(*context_, bob_, claim.id, {"A photograph"}));
  EXPECT_TRUE(open(cyd_, claim.id).state.markings.empty());
  send_more_of(claim);
  EXPECT_TRUE(open(cyd_, claim.id).state.markings.empty());
  EXPECT_EQ(open(bob_, claim.id).state.markings.size(), 1U);
  must(hand_in(bob_, claim.id, 3, 2));
  EXPECT_TRUE(open(cyd_, claim.id).state.markings.empty());
  must(hand_in(cyd_, claim.id, 3, 2));
  EXPECT_EQ(open(cyd_, claim.id).state.markings.size(), 3U);
}

TEST_F(AssessmentStates, AClaimComesBackToNobodyWhoIsBarredMeanwhile) {
  use(plan(SecondMarker::always));
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 2));
  must(declare_conflict(*context_, bob_, claim.id, "She is my sister."));
  must(ask_for_more(*context_, cyd_, claim.id, {"A photograph"}));
  EXPECT_EQ(progress(claim.id).assignee, AccountId{});
  send_more_of(claim);
  must(hand_in(ada_, claim.id, 3, 2));
  must(remove_member(*context_, ada_, bob_.account));
  EXPECT_EQ(must(hand_in(cyd_, claim.id, 3, 2)).state.progress.assignee, ada_.account);
}

TEST_F(AssessmentStates, OfTwoWhoDecideTheFirstDoes) {
  use(with_time_to_undo());
  const auto claim = send();
  must(hand_in(bob_, claim.id, 3, 3));
  must(decide(bob_, claim.id, ClaimState::awarded));
  EXPECT_EQ(code_of(decide(cyd_, claim.id, ClaimState::declined)), ErrorCode::conflict);
  must(undo_decision(*context_, cyd_, claim.id));
  EXPECT_EQ(code_of(undo_decision(*context_, bob_, claim.id)), ErrorCode::conflict);
  clock_.forward_seconds(31 * 60);
  EXPECT_EQ(must(settle_all_due(*context_)), 0) << "what was undone never takes effect";
  must(decide(cyd_, claim.id, ClaimState::declined));
  clock_.forward_seconds(29 * 60);
  EXPECT_EQ(must(settle_all_due(*context_)), 0) << "its time begins anew";
  clock_.forward_seconds(60);
  EXPECT_EQ(must(settle_all_due(*context_)), 1);
  EXPECT_EQ(open(ada_, claim.id).state.claim.decision->outcome, ClaimState::declined);
  EXPECT_FALSE(open(ada_, claim.id).state.claim.award);
}

TEST_F(AssessmentStates, AnAppealWaitsForTheTimeToUndoAndNotALongerOne) {
  use(with_time_to_undo());
  const auto claim = send();
  must(hand_in(bob_, claim.id, 1, 1));
  must(decide(bob_, claim.id, ClaimState::declined));
  EXPECT_EQ(code_of(appeal(*context_, claim.learner_token, claim.id, "Look again.")),
            ErrorCode::conflict);
  clock_.forward_seconds(30 * 60);
  must(appeal(*context_, claim.learner_token, claim.id, "Look again."));
  EXPECT_EQ(code_of(undo_decision(*context_, bob_, claim.id)), ErrorCode::conflict);
  // The answer can be undone for a while, too, and the appeal is open until it is final.
  must(hand_in(cyd_, claim.id, 3, 3));
  must(decide(cyd_, claim.id, ClaimState::awarded));
  EXPECT_EQ(open(ada_, claim.id).state.appeal->state, AppealState::open);
  EXPECT_EQ(code_of(reopen_claim(*context_, ada_, claim.id)), ErrorCode::conflict);
  must(undo_decision(*context_, cyd_, claim.id));
  EXPECT_EQ(code_of(decide(ada_, claim.id, ClaimState::awarded)), ErrorCode::not_permitted);
  must(decide(cyd_, claim.id, ClaimState::awarded));
  clock_.forward_seconds(30 * 60);
  EXPECT_EQ(must(settle_all_due(*context_)), 1);
  EXPECT_EQ(open(ada_, claim.id).state.appeal->state, AppealState::upheld);
  EXPECT_TRUE(open(ada_, claim.id).state.claim.award);
}

TEST_F(AssessmentStates, AnAppealIsDecidedWhereWhoeverMarkedItLeft) {
  use(plan());
  const auto claim = send();
  decline(bob_, claim.id);
  must(appeal(*context_, claim.learner_token, claim.id, "The light was bad."));
  must(hand_in(cyd_, claim.id, 3, 3));
  EXPECT_FALSE(open(ada_, claim.id).may_decide) << "whoever looked at it anew is here";
  must(remove_member(*context_, ada_, cyd_.account));
  EXPECT_FALSE(open(bob_, claim.id).may_decide) << "he decided what is appealed";
  EXPECT_EQ(code_of(decide(bob_, claim.id, ClaimState::awarded)), ErrorCode::not_permitted);
  EXPECT_TRUE(open(ada_, claim.id).may_decide);
  must(decide(ada_, claim.id, ClaimState::awarded));
  EXPECT_TRUE(open(ada_, claim.id).state.claim.award);
}

TEST_F(AssessmentStates, NothingIsAwardedToWhoeverIsErasedMeanwhile) {
  use(with_time_to_undo());
  const auto decided = send();
  must(hand_in(bob_, decided.id, 3, 3));
  must(decide(bob_, decided.id, ClaimState::awarded));
  const auto waiting = send();
  const auto appealed = send();
  must(hand_in(bob_, appealed.id, 1, 1));
  must(decide_assessment(
      *context_, bob_, appealed.id,
      {.outcome = ClaimState::declined, .reason = "No.", .confirmation = Confirmation::at_once}));
  must(appeal(*context_, appealed.learner_token, appealed.id, "Look again."));
  for (const auto& claim : {decided, waiting, appealed})
    must(erase_learner(*context_, ada_, open(ada_, claim.id).state.claim.learner.id));
  clock_.forward_seconds(31 * 60);
  EXPECT_EQ(must(settle_all_due(*context_)), 0);
  EXPECT_TRUE(must(list_awards(*context_, ada_, {})).rows.empty());
  EXPECT_TRUE(must(list_claims(*context_, ada_, ClaimState::submitted, {})).rows.empty());
  EXPECT_TRUE(must(assessment_queue(*context_, ada_, QueueView::all, {}, {})).rows.empty());
  EXPECT_EQ(code_of(hand_in(bob_, waiting.id, 3, 3)), ErrorCode::conflict);
  EXPECT_EQ(code_of(reopen_claim(*context_, ada_, waiting.id)), ErrorCode::conflict);
}

TEST_F(AssessmentStates, ACopyIsAssessedByTheSameRubric) {
  use(plan(SecondMarker::always));
  const auto copy = must(copy_achievement(*context_, ada_, achievement_.id));
  const auto held = must(achievement_plan(*context_, ada_, copy.id)).held;
  ASSERT_TRUE(held);
  EXPECT_EQ(held->plan.rubric.criteria.size(), 2U);
  EXPECT_EQ(held->plan.policy.second, SecondMarker::always);
}

}  // namespace
}  // namespace cairn::app
