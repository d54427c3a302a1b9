// SPDX-License-Identifier: Apache-2.0
// Claims that everybody marks without seeing the others' marks, and how alike they marked.
#include "app/assessment/calibrate.h"

#include "app/house.h"

namespace cairn::app {
namespace {

class Calibrations : public House {
 protected:
  void SetUp() override {
    actor_ = set_up();
    achievement_ = published(actor_);
    plan_.rubric.criteria = {
        {"joint", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 200}, {"Fine", "", 300}}, {}},
        {"safety", "Safety", "", 1, {{"Not yet", "", 0}, {"Safe", "", 100}}, {}}};
    plan_.rubric.pass_percent = 5000;
    must(save_plan(*context_, actor_, achievement_.id, plan_));
  }
  ClaimId claim(std::string email) {
    auto form = claim_form();
    form.email = std::move(email);
    form.declaration = {true, true, "none", "", ""};
    return must(submit_claim(*context_, achievement_.claim_code, form, "")).id;
  }
  CalibrationForm form(std::vector<ClaimId> claims) {
    return {"Spring", achievement_.id, std::move(claims)};
  }
  Actor marker(std::string id) const { return {actor_.organisation, {std::move(id)}}; }
  Status mark(const Actor& by, const CalibrationId& id, const ClaimId& claim, std::size_t joint,
              std::size_t safety, Handing handing = Handing::in) {
    MarkingForm form;
    form.marking.marks = {{"joint", joint, ""}, {"safety", safety, ""}};
    form.handing = handing;
    return save_calibration_marking(*context_, by, id, claim, form);
  }

  Actor actor_;
  Achievement achievement_;
  assessment::Plan plan_;
};

TEST_F(Calibrations, ShowAgreementByCriterionOnceTheyAreClosed) {
  const std::vector<ClaimId> claims = {claim("a@example.org"), claim("b@example.org")};
  const auto id = must(start_calibration(*context_, actor_, form(claims)));
  const auto one = marker("k1"), two = marker("k2"), three = marker("k3");
  EXPECT_EQ(must(list_calibrations(*context_, one)).at(0).own_open, 2U);
  for (const auto& by : {one, two, three}) {
    EXPECT_TRUE(mark(by, id, claims[0], 2, 1).ok());
    EXPECT_TRUE(mark(by, id, claims[1], by.account == three.account ? 2 : 0, 0).ok());
  }
  EXPECT_FALSE(must(open_calibration(*context_, one, id)).result) << "blind until it is closed";
  EXPECT_EQ(must(list_calibrations(*context_, one)).at(0).markers, 3U);
  EXPECT_TRUE(close_calibration(*context_, actor_, id).ok());
  const auto opened = must(open_calibration(*context_, one, id));
  ASSERT_TRUE(opened.result);
  const auto& criteria = opened.result->criteria;
  ASSERT_EQ(criteria.size(), 2U);
  EXPECT_EQ(criteria[0].agreement.pairs, 6U);
  EXPECT_DOUBLE_EQ(criteria[0].agreement.observed, 4.0 / 6);
  EXPECT_EQ(criteria[0].by_claim, (std::vector<std::string>{"3, 3, 3", "1, 1, 3"}));
  EXPECT_DOUBLE_EQ(criteria[1].agreement.observed, 1);
  EXPECT_EQ(code_of(mark(one, id, claims[0], 1, 1)), ErrorCode::conflict);
  EXPECT_EQ(code_of(close_calibration(*context_, actor_, id)), ErrorCode::conflict);
  // The claims themselves still wait for their markers.
  EXPECT_TRUE(must(open_assessment(*context_, actor_, claims[0])).state.markings.empty());
}

TEST_F(Calibrations, KeepDraftsToTheirWriterAndTakeEachMarkingOnce) {
  const std::vector<ClaimId> claims = {claim("a@example.org"), claim("b@example.org")};
  const auto id = must(start_calibration(*context_, actor_, form(claims)));
  const auto one = marker("k1"), two = marker("k2");
  EXPECT_TRUE(mark(one, id, claims[0], 1, 1, Handing::draft).ok());
  EXPECT_TRUE(must(open_calibration_claim(*context_, one, id, claims[0])).own);
  EXPECT_FALSE(must(open_calibration_claim(*context_, two, id, claims[0])).own);
  MarkingForm incomplete;
  incomplete.handing = Handing::in;
  EXPECT_EQ(code_of(save_calibration_marking(*context_, one, id, claims[0], incomplete)),
            ErrorCode::invalid);
  EXPECT_TRUE(mark(one, id, claims[0], 1, 1).ok());
  EXPECT_EQ(code_of(mark(one, id, claims[0], 2, 1)), ErrorCode::conflict);
  EXPECT_EQ(code_of(mark(one, id, claim("c@example.org"), 2, 1)), ErrorCode::not_found);
}

TEST_F(Calibrations, LeaveOutWhoSentTheClaim) {
  auto transaction = must(context_->store.begin(Access::read));
  const auto email = must(transaction->accounts().find(actor_.organisation, actor_.account)).email;
  transaction.reset();
  const std::vector<ClaimId> claims = {claim(email), claim("b@example.org")};
  const auto id = must(start_calibration(*context_, actor_, form(claims)));
  EXPECT_EQ(code_of(mark(actor_, id, claims[0], 1, 1)), ErrorCode::not_permitted);
  EXPECT_TRUE(mark(actor_, id, claims[1], 1, 1).ok());
  EXPECT_FALSE(must(open_calibration(*context_, actor_, id)).rows[0].barred.empty());
}

TEST_F(Calibrations, AreOfOneAchievementAndOneRubric) {
  const auto first = claim("a@example.org");
  EXPECT_EQ(path_of_error(start_calibration(*context_, actor_, form({first}))), "/claims");
  EXPECT_EQ(must(claims_to_calibrate(*context_, actor_, achievement_.id)).size(), 1U);
  plan_.rubric.pass_percent = 6000;
  must(save_plan(*context_, actor_, achievement_.id, plan_));
  const auto second = claim("b@example.org");
  EXPECT_EQ(path_of_error(start_calibration(*context_, actor_, form({first, second}))), "/claims");
  auto other = form({second, claim("c@example.org")});
  other.name = "";
  EXPECT_EQ(path_of_error(start_calibration(*context_, actor_, other)), "/name");
  EXPECT_EQ(code_of(start_calibration(*context_, set_up_another(), form({second, first}))),
            ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app
