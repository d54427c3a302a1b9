// SPDX-License-Identifier: Apache-2.0
// The first trail as use cases: set-up, achievement, claim, award, verification, revocation.
#include "app/base_address.h"
#include "app/house.h"
#include "bake/bake.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

class Trail : public House {};

TEST_F(Trail, GoesFromEvidenceToAVerifiedBadgeAndBack) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  const auto award = awarded(actor, claim.id);

  auto report = must(verify_badge(*context_, award.id));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  ASSERT_EQ(report.credentials.size(), 1U);
  EXPECT_EQ(report.credentials[0].name, "Welding, first level");
  EXPECT_EQ(report.credentials[0].status, verify::Standing::active);

  clock_.forward_seconds(60);
  const auto revoked = must(revoke_award(*context_, actor, award.id, "Awarded by mistake"));
  EXPECT_EQ(revoked.revocation_reason, "Awarded by mistake");
  report = must(verify_badge(*context_, award.id));
  EXPECT_EQ(verify::name_of(report.verdict), "rejected");
  EXPECT_EQ(report.credentials[0].status, verify::Standing::revoked);
  EXPECT_EQ(code_of(revoke_award(*context_, actor, award.id, "Again")), ErrorCode::conflict);
}

TEST_F(Trail, BindsTheBadgeToTheLearnersAddress) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  verify::Options options;
  options.subject = "email:grace@learner.example";
  auto report = must(verify_input(*context_, as_bytes(award.credential), options));
  EXPECT_TRUE(report.credentials[0].subject.bound);
  options.subject = "email:someone@learner.example";
  report = must(verify_input(*context_, as_bytes(award.credential), options));
  EXPECT_FALSE(report.credentials[0].subject.bound);
  EXPECT_EQ(award.credential.find("learner.example\""), std::string::npos)
      << "address in the clear";
}

TEST_F(Trail, BakesTheStoredCredentialIntoTheBadge) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto svg = must(baked_svg(*context_, must(public_badge(*context_, award.id))));
  EXPECT_EQ(must(bake::unbake(as_bytes(svg))).text, award.credential);
  const auto report = must(verify_input(*context_, as_bytes(svg), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
}

TEST_F(Trail, KeepsWhatABadgeSaysWhenItsAchievementChanges) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto award = awarded(actor, submitted(achievement).id);
  auto form = welding();
  form.name = "Welding, revised";
  const auto changed = must(update_achievement(*context_, actor, achievement.id, form));
  EXPECT_EQ(changed.version, 2);
  EXPECT_EQ(must(public_badge(*context_, award.id)).achievement.name, "Welding, first level");
  EXPECT_EQ(must(find_achievement(*context_, actor, achievement.id)).name, "Welding, revised");
}

TEST_F(Trail, AwardsWhatWasAskedForWhenItWasClaimed) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto claim = submitted(achievement);
  auto form = welding();
  form.criteria = "Makes **ten** welds that hold.";
  must(update_achievement(*context_, actor, achievement.id, form));
  const auto opened = must(open_case(*context_, actor, claim.id));
  EXPECT_EQ(opened.achievement.version, 1);
  EXPECT_EQ(opened.current_version, 2);
  EXPECT_EQ(opened.achievement.criteria, "Makes **three** welds that hold.");
  const auto award = awarded(actor, claim.id);
  EXPECT_EQ(award.achievement_version, 1);
  EXPECT_NE(award.credential.find("**three**"), std::string::npos);
  const auto page = must(learner_page(*context_, claim.learner_token));
  EXPECT_EQ(page.entries.at(0).achievement.version, 1);
  EXPECT_EQ(must(open_case(*context_, actor, submitted(achievement).id)).achievement.version, 2);
}

TEST_F(Trail, PublishesAListThatStandsOnItsOwn) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto text = must(status_list_credential(*context_, award.status_list));
  const auto report = must(verify_input(*context_, as_bytes(text), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
}

TEST_F(Trail, ShowsTheLearnerTheirClaimsAndBadges) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  auto page = must(learner_page(*context_, claim.learner_token));
  ASSERT_EQ(page.entries.size(), 1U);
  EXPECT_FALSE(page.entries[0].award);
  awarded(actor, claim.id);
  page = must(learner_page(*context_, claim.learner_token));
  EXPECT_TRUE(page.entries[0].award);
  EXPECT_EQ(code_of(learner_page(*context_, "x-y")), ErrorCode::not_permitted);
}

TEST_F(Trail, JoinsAPageOnlyByItsToken) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto first = submitted(achievement);
  const auto stranger = submitted(achievement);
  EXPECT_EQ(must(learner_page(*context_, first.learner_token)).entries.size(), 1U);
  const auto second =
      must(submit_claim(*context_, achievement.claim_code, claim_form(), first.learner_token));
  EXPECT_EQ(second.learner_token, first.learner_token);
  EXPECT_EQ(must(learner_page(*context_, first.learner_token)).entries.size(), 2U);
  EXPECT_EQ(must(learner_page(*context_, stranger.learner_token)).entries.size(), 1U);
}

TEST_F(Trail, DeclinesWithAReasonAndDecidesOnce) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  EXPECT_EQ(path_of_error(decide_claim(*context_, actor, claim.id, {ClaimState::declined, " "})),
            "/reason");
  const auto decided =
      must(decide_claim(*context_, actor, claim.id, {ClaimState::declined, "No weld is shown."}));
  EXPECT_FALSE(decided.award);
  EXPECT_EQ(decided.decision->reason, "No weld is shown.");
  EXPECT_EQ(code_of(decide_claim(*context_, actor, claim.id, {ClaimState::awarded, ""})),
            ErrorCode::conflict);
  EXPECT_TRUE(must(list_awards(*context_, actor, {})).rows.empty());
}

TEST_F(Trail, GivesEachAwardItsOwnPlaceInTheList) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto first = awarded(actor, submitted(achievement).id);
  const auto second = awarded(actor, submitted(achievement).id);
  EXPECT_EQ(first.status_list, second.status_list);
  EXPECT_NE(first.status_index, second.status_index);
  must(revoke_award(*context_, actor, first.id, "Test"));
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, second.id)).verdict), "accepted");
}

TEST_F(Trail, KeepsAReportUntilItsTimeIsOver) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto id = must(keep_report(*context_, must(verify_badge(*context_, award.id))));
  EXPECT_NE(must(kept_report(*context_, id)).report.find("\"accepted\""), std::string::npos);
  clock_.forward_seconds(366 * 24 * 60 * 60);
  EXPECT_EQ(code_of(kept_report(*context_, id)), ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app
