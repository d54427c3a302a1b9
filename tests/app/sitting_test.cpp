// SPDX-License-Identifier: Apache-2.0
// Many claims decided at once: each once, whatever happens meanwhile.
#include "app/claims/sitting.h"

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
    return {std::move(claims), ClaimState::awarded, "Well done.", "k1"};
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
  form.outcome = ClaimState::declined;
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

TEST_F(Sittings, LeaveWhatIsAssessedToItsMarkers) {
  assessment::Plan plan;
  plan.rubric.criteria = {
      {"c1", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 100}}, std::nullopt}};
  plan.rubric.pass_percent = 5000;
  must(save_plan(*context_, actor_, achievement_.id, plan));
  auto form = claim_form();
  form.declaration = {true, true, "none", "", ""};
  const auto claim = must(submit_claim(*context_, achievement_.claim_code, form, ""));
  EXPECT_TRUE(must(list_claims(*context_, actor_, ClaimState::submitted, {})).rows.at(0).assessed);
  EXPECT_EQ(code_of(begin_sitting(*context_, actor_, awarding({claim.id}))), ErrorCode::conflict);
}

}  // namespace
}  // namespace cairn::app
