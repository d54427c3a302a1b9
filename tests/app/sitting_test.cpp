// SPDX-License-Identifier: Apache-2.0
// Many claims decided at once: each once, whatever happens meanwhile.
#include "app/claims/sitting.h"

#include "app/assessment/assign.h"
#include "app/assessment/decide.h"
#include "app/assessment/mark.h"
#include "app/assessment/plans.h"
#include "app/house.h"

namespace cairn::app {
namespace {

class Sittings : public House {
 protected:
  void SetUp() override {
    actor_ = set_up();
    achievement_ = published(actor_);
  }
  std::vector<ClaimId> claims(int count) {
    std::vector<ClaimId> out;
    for (int i = 0; i < count; ++i) {
      auto form = claim_form();
      form.email = "l" + std::to_string(i) + "@learner.example";
      out.push_back(must(submit_claim(*context_, achievement_.claim_code, form, "")).id);
    }
    return out;
  }
  static SittingForm awarding(std::vector<ClaimId> claims) {
    return {std::move(claims), SittingOutcome::awarded, "Well done.", "k1"};
  }
  OpenedSitting opened(const SittingId& id) { return must(open_sitting(*context_, actor_, id)); }
  std::size_t awards() { return must(list_awards(*context_, actor_, {})).rows.size(); }

  Actor actor_;
  Achievement achievement_;
};

TEST_F(Sittings, AwardFewAtOnceAndOnlyOnce) {
  auto chosen = claims(3);
  chosen.push_back(chosen[0]);
  EXPECT_EQ(must(look_at(*context_, actor_, chosen)).size(), 3U);
  const auto id = must(begin_sitting(*context_, actor_, awarding(chosen)));
  EXPECT_EQ(opened(id).count(SittingItemState::decided), 3U);
  EXPECT_TRUE(opened(id).rows[0].award);
  EXPECT_EQ(must(begin_sitting(*context_, actor_, awarding(chosen))), id) << "sent twice";
  EXPECT_EQ(awards(), 3U);
  EXPECT_FALSE(must(run_open_sittings(*context_, std::stop_token())));
}

TEST_F(Sittings, AwardManyInTheBackgroundAndGoOnWhereTheyWereStopped) {
  const auto chosen = claims(25);
  const auto id = must(begin_sitting(*context_, actor_, awarding(chosen)));
  EXPECT_EQ(opened(id).count(SittingItemState::waiting), 25U);
  std::stop_source stopped;
  stopped.request_stop();
  EXPECT_TRUE(must(run_open_sittings(*context_, stopped.get_token())));
  EXPECT_EQ(awards(), 0U);
  // Somebody decides one of them meanwhile.
  must(decide_claim(*context_, actor_, chosen[7], {ClaimState::declined, "No."}));
  EXPECT_TRUE(must(run_open_sittings(*context_, std::stop_token())));
  const auto after = opened(id);
  EXPECT_EQ(after.count(SittingItemState::decided), 24U);
  EXPECT_EQ(after.rows[7].item.state, SittingItemState::refused);
  EXPECT_EQ(after.rows[7].item.sentence, "This claim has been decided already.");
  EXPECT_FALSE(must(run_open_sittings(*context_, std::stop_token())));
  EXPECT_EQ(must(list_awards(*context_, actor_, {.after = {}, .rows_max = 100})).rows.size(), 24U);
}

TEST_F(Sittings, DeclineForAReason) {
  const auto chosen = claims(2);
  auto form = awarding(chosen);
  form.outcome = SittingOutcome::declined;
  form.reason = "";
  EXPECT_EQ(path_of_error(begin_sitting(*context_, actor_, form)), "/reason");
  form.reason = "The photograph shows no weld.";
  const auto id = must(begin_sitting(*context_, actor_, form));
  EXPECT_EQ(opened(id).count(SittingItemState::decided), 2U);
  EXPECT_EQ(must(open_case(*context_, actor_, chosen[1])).decision->reason, form.reason);
  EXPECT_EQ(awards(), 0U);
}

TEST_F(Sittings, RefuseWhatCannotBeDecidedSo) {
  const auto chosen = claims(1);
  EXPECT_EQ(path_of_error(begin_sitting(*context_, actor_, awarding({}))), "/claims");
  EXPECT_EQ(code_of(look_at(*context_, set_up_another(), chosen)), ErrorCode::not_found);
  must(decide_claim(*context_, actor_, chosen[0], {ClaimState::declined, "No."}));
  EXPECT_EQ(code_of(look_at(*context_, actor_, chosen)), ErrorCode::conflict);
}

TEST_F(Sittings, KeepToWhatWasLookedAt) {
  auto form = awarding(claims(25));
  const auto& reopened = form.claims[3];
  for (const auto& found : must(look_at(*context_, actor_, form.claims)))
    form.rounds[found.claim.id.text] = {found.round};
  must(decide_claim(*context_, actor_, reopened, {ClaimState::declined, "No."}));
  must(reopen_claim(*context_, actor_, reopened));
  const auto id = must(begin_sitting(*context_, actor_, form));
  EXPECT_TRUE(must(run_open_sittings(*context_, std::stop_token())));
  const auto after = opened(id);
  EXPECT_EQ(after.count(SittingItemState::decided), 24U);
  EXPECT_EQ(after.rows[3].item.state, SittingItemState::refused);
  EXPECT_EQ(must(open_case(*context_, actor_, reopened)).claim.state, ClaimState::submitted);
}

class MarkedSittings : public Sittings {
 protected:
  assessment::Plan plan_;
  Actor bob_;

  void SetUp() override {
    Sittings::SetUp();
    bob_ = member(actor_, "bob@harbour.example", {Role::assessor});
    plan_.rubric.criteria = {
        {"c1", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 100}}, std::nullopt}};
    plan_.rubric.pass_percent = 5000;
    plan_.circumstances.supervised = true;
  }
  void use_plan() { must(save_plan(*context_, actor_, achievement_.id, plan_)); }
  ClaimId claim(const std::string& email = "grace@learner.example") {
    auto form = claim_form();
    form.email = email;
    form.declaration = {true, true, "none", "", ""};
    return must(submit_claim(*context_, achievement_.claim_code, form, "")).id;
  }
  void mark(const Actor& actor, const ClaimId& id, std::size_t level) {
    must(save_marking(*context_, actor, id,
                      {.marking = {.marks = {{"c1", level, ""}}}, .handing = Handing::in}));
  }
  ClaimId marked(std::size_t level, const std::string& email = "grace@learner.example") {
    const auto id = claim(email);
    mark(bob_, id, level);
    return id;
  }
  static SittingForm by_marks(std::vector<ClaimId> claims, std::string reason = "") {
    return {std::move(claims), SittingOutcome::by_marks, std::move(reason), "k1"};
  }
  std::string missing(const Actor& actor, const ClaimId& id) {
    return must(look_at_marked(*context_, actor, {id})).at(0).missing;
  }
};

TEST_F(MarkedSittings, DoNotAwardOrDeclineThemAlike) {
  use_plan();
  const auto id = claim();
  const auto row = must(list_claims(*context_, actor_, ClaimState::submitted, {})).rows.at(0);
  EXPECT_TRUE(row.assessed);
  EXPECT_FALSE(row.ready);
  EXPECT_EQ(code_of(begin_sitting(*context_, actor_, awarding({id}))), ErrorCode::conflict);
}

TEST_F(MarkedSittings, AwardWhatPassesAndDeclineWhatDoesNot) {
  use_plan();
  const auto good = marked(1);
  const auto weak = marked(0, "weak@learner.example");
  EXPECT_TRUE(must(list_claims(*context_, actor_, ClaimState::submitted, {})).rows.at(0).ready);
  const auto id = must(begin_sitting(*context_, actor_, by_marks({good, weak, claim()})));
  EXPECT_EQ(must(begin_sitting(*context_, actor_, by_marks({good, weak}))), id) << "sent twice";
  const auto after = opened(id);
  EXPECT_EQ(after.rows[0].outcome, ClaimState::awarded);
  ASSERT_TRUE(after.rows[0].award);
  EXPECT_EQ(after.rows[1].outcome, ClaimState::declined);
  EXPECT_EQ(after.rows[2].item.state, SittingItemState::refused);
  EXPECT_EQ(after.rows[2].item.sentence, "The first marker’s marks are missing.");
  EXPECT_EQ(must(open_case(*context_, actor_, weak)).decision->reason,
            "The result, 0 %, is less than the 50 % it takes.");
  const auto badge = must(open_case(*context_, actor_, good)).award->credential;
  EXPECT_NE(badge.find(", supervised. The learner’s identity was not checked"), badge.npos);
  EXPECT_EQ(awards(), 1U);
}

TEST_F(MarkedSittings, GiveTheReasonToThoseWhoDoNotPassAlone) {
  use_plan();
  const auto good = marked(1);
  const auto weak = marked(0, "weak@learner.example");
  must(begin_sitting(*context_, actor_, by_marks({good, weak}, "Come again in spring.")));
  EXPECT_EQ(must(open_case(*context_, actor_, good)).decision->reason, "");
  EXPECT_EQ(must(open_case(*context_, actor_, weak)).decision->reason, "Come again in spring.");
}

TEST_F(MarkedSittings, TakeNoMarksOfAnotherRound) {
  use_plan();
  auto form = by_marks({marked(0)});
  const auto& id = form.claims[0];
  form.rounds[id.text] = must(look_at_marked(*context_, actor_, {id}))[0].state.round();
  must(decide_assessment(*context_, bob_, id,
                         {.outcome = ClaimState::declined, .reason = "Not yet."}));
  must(reopen_claim(*context_, actor_, id));
  mark(bob_, id, 1);
  EXPECT_EQ(opened(must(begin_sitting(*context_, actor_, form))).rows[0].item.state,
            SittingItemState::refused);
  form.key = "k2";
  form.rounds[id.text] = must(look_at_marked(*context_, actor_, {id}))[0].state.round();
  EXPECT_EQ(opened(must(begin_sitting(*context_, actor_, form))).rows[0].outcome,
            ClaimState::awarded);
}

TEST_F(MarkedSittings, LeaveTheTimeToUndo) {
  plan_.policy.undo_minutes = 30;
  use_plan();
  const auto first = marked(1);
  const auto second = marked(1, "two@learner.example");
  const auto id = must(begin_sitting(*context_, actor_, by_marks({first, second})));
  EXPECT_EQ(opened(id).count(SittingItemState::decided), 2U);
  EXPECT_EQ(opened(id).rows[0].outcome, ClaimState::awarded);
  ASSERT_TRUE(opened(id).rows[0].effective);
  EXPECT_EQ(awards(), 0U);
  EXPECT_EQ(missing(actor_, first),
            "It is decided already. The decision can be undone on the claim’s page.");
  must(undo_decision(*context_, actor_, second));
  clock_.forward_seconds(30 * 60);
  EXPECT_EQ(must(settle_all_due(*context_)), 1);
  EXPECT_EQ(awards(), 1U);
  EXPECT_FALSE(opened(id).rows[0].effective);
  EXPECT_TRUE(opened(id).rows[0].award);
}

TEST_F(MarkedSittings, SayWhatIsMissing) {
  plan_.policy.second = assessment::SecondMarker::always;
  use_plan();
  const auto id = claim();
  EXPECT_EQ(missing(actor_, id), "The first marker’s marks are missing.");
  mark(bob_, id, 1);
  EXPECT_EQ(missing(actor_, id), "The second marker’s marks are missing.");
  mark(actor_, id, 0);
  EXPECT_EQ(missing(actor_, id),
            "The two markers lie too far apart: the mark of a third, or one they agree on, is "
            "missing.");
  mark(member(actor_, "cyd@harbour.example", {Role::assessor}), id, 1);
  EXPECT_EQ(missing(actor_, id), "");
  const auto own = member(actor_, "grace@learner.example", {Role::issuer});
  EXPECT_EQ(missing(own, id), "This is your own claim: somebody else has to assess it.");
  must(declare_conflict(*context_, bob_, id, "She is my sister."));
  auto form = by_marks({id});
  const auto refused = must(begin_sitting(*context_, bob_, form));
  EXPECT_EQ(opened(refused).rows[0].item.state, SittingItemState::refused);
  must(begin_sitting(*context_, actor_, form));
  EXPECT_EQ(missing(actor_, id), "This claim has been decided already.");
}

TEST_F(MarkedSittings, TakeNoClaimWithoutARubric) {
  const auto simple = claims(1);
  EXPECT_EQ(code_of(look_at_marked(*context_, actor_, simple)), ErrorCode::conflict);
  EXPECT_EQ(code_of(begin_sitting(*context_, actor_, by_marks(simple))), ErrorCode::conflict);
  use_plan();
  EXPECT_EQ(code_of(look_at_marked(*context_, set_up_another(), {claim()})), ErrorCode::not_found);
}

TEST_F(MarkedSittings, AreDecidedOnceHoweverManyDecide) {
  use_plan();
  std::vector<ClaimId> many;
  for (int i = 0; i < 22; ++i) many.push_back(marked(1, "m" + std::to_string(i) + "@l.example"));
  const auto id = must(begin_sitting(*context_, actor_, by_marks(many)));
  must(decide_assessment(*context_, bob_, many[3],
                         {.outcome = ClaimState::declined, .reason = "Copied."}));
  EXPECT_TRUE(must(run_open_sittings(*context_, std::stop_token())));
  EXPECT_EQ(opened(id).count(SittingItemState::decided), 21U);
  EXPECT_EQ(opened(id).rows[3].item.sentence, "This claim has been decided already.");
  EXPECT_EQ(must(list_awards(*context_, actor_, {.after = {}, .rows_max = 100})).rows.size(), 21U);
}

}  // namespace
}  // namespace cairn::app
