// SPDX-License-Identifier: Apache-2.0
// Which badges open a review: those of this server, and of others those whose issuer is known to
// speak for the offer, for as long as they hold.
#include "app/quality/proof.h"

#include <gmock/gmock.h>

#include "app/awards/revoke.h"
#include "reviewing.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;

TEST_F(Reviewing, TakesNoBadgeThatSomebodyMadeThemselves) {
  const auto badge = give(actor, learner(arc, "Grace Moor", "grace@learner.example"), arc);
  const auto forger = learner(arc, "Ada Reed", "ada@learner.example");
  OutsideCredential made;
  made.organisation = actor.organisation;
  made.id = {new_name(actor.organisation, random_)};
  made.learner = id_of(forger);
  made.credential_id = badge.credential_id;
  made.achievement = must(offer_named(*context_, arc.id.text)).url;
  made.name = "Arc welding";
  made.issuer_id = "did:key:z6MkForger";
  made.details = "{}";
  made.awarded = made.verified = clock_.now();
  made.document = {std::uint8_t{'x'}};
  {
    auto transaction = must(store_->begin(Access::write));
    must(transaction->stacks().add_outside(made));
    must(transaction->commit());
  }
  ASSERT_FALSE(made.achievement.empty());
  EXPECT_EQ(code_of(say(at(forger))), ErrorCode::not_permitted)
      << "it names the achievement and a badge of it, but its issuer signed it not";
}

TEST_F(Reviewing, ShowsWhatAWorkbookVerifiedAndCountsItInNoMean) {
  const auto badge = give(actor, learner(arc, "Nour Hale", "nour@learner.example"), arc);
  const auto url = must(offer_named(*context_, arc.id.text)).url;
  const auto signer =
      must(verify_input(*context_, as_bytes(badge.credential), {})).credentials.front().issuer.id;
  const auto session = account_with("nour@example.org", {badge.credential_id, url, signer});
  const auto brought = must(say(of_account(session)));
  EXPECT_FALSE(brought.bound);
  EXPECT_EQ(path_of_error(write_review(*context_, of_account(session), arc.id.text,
                                       {"5", "", "With a name.", true})),
            "/named");
  EXPECT_EQ(said(arc.id.text).shown.rows.size(), 1U);
  EXPECT_EQ(said(arc.id.text).ratings.learning.people(), 0);
  const auto without = account_with("ida@example.org", {"", "urn:something:else", "did:key:z6Mk"});
  EXPECT_EQ(code_of(say(of_account(without))), ErrorCode::not_permitted);
  const auto forged =
      account_with("eve@example.org", {badge.credential_id, url, "did:key:z6MkForger"});
  EXPECT_EQ(must(own_review(*context_, of_account(forged), arc.id.text)).why,
            WhyNot::not_given_out);
  const auto old = account_with("old@example.org", {"", url, ""});
  EXPECT_EQ(must(own_review(*context_, of_account(old), arc.id.text)).why, WhyNot::issuer_unkept);
  must(career::delete_person(*context_, session, "correct horse battery", "peer"));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty()) << "it goes with the account";
}

TEST_F(Reviewing, TakesNoBadgeOfAnIssuerThatNobodyAccepted) {
  const std::string offer = "sql-for-analysts", signer = "did:key:z6MkSelfMade";
  const auto ada = learner(arc, "Ada Reed", "ada@learner.example");
  bring_made(ada, offer, signer);
  EXPECT_FALSE(must(own_review(*context_, at(ada), offer)).asked);
  const auto refused = say_of(at(ada), offer);
  ASSERT_EQ(code_of(refused), ErrorCode::not_permitted);
  EXPECT_THAT(refused.error().detail, HasSubstr("anybody can sign such a badge"));
  EXPECT_THAT(std::string(refused.error().remedy), HasSubstr("accept its issuer"));

  const auto own = must(own_review(*context_, at(ada), offer));
  EXPECT_FALSE(own.holds);
  EXPECT_EQ(own.why, WhyNot::issuer_unknown);
  EXPECT_EQ(own.issuer, "Some school");
  EXPECT_TRUE(own.asked) << "trying has asked those who run the server";
  ASSERT_EQ(issuers_met(actor).size(), 1U);
  EXPECT_TRUE(issuers_met(other).empty());

  must(decide_issuer(*context_, actor, signer, "accepted"));
  EXPECT_TRUE(must(say_of(at(ada), offer)).bound);
  must(decide_issuer(*context_, actor, signer, "refused"));
  EXPECT_EQ(must(own_review(*context_, at(ada), offer)).why, WhyNot::issuer_refused);
}

TEST_F(Reviewing, LetsNoOtherOrganisationAcceptIssuersForTheServer) {
  const std::string offer = "sql-for-analysts", signer = "did:key:z6MkSelfMade";
  const auto session = account_with("nour@example.org", {"urn:badge:1", offer, signer});
  auto transaction = must(store_->begin(Access::write));
  must(transaction->stacks().meet_issuer(
      {other.organisation, signer, "Theirs", IssuerState::accepted, clock_.now()}));
  must(transaction->commit());
  transaction.reset();
  EXPECT_EQ(code_of(say_of(of_account(session), offer)), ErrorCode::not_permitted);
}

TEST(IssuerOfAnOffer, SpeaksForItsOwnSiteAndWhatIsBelow) {
  catalogue::Offer offer;
  offer.url = "https://learn.provider.example/courses/7";
  EXPECT_TRUE(is_site_of("did:web:provider.example", offer));
  EXPECT_TRUE(is_site_of("did:web:learn.provider.example", offer));
  EXPECT_FALSE(is_site_of("did:web:other.example", offer));
  EXPECT_FALSE(is_site_of("did:web:blog.learn.provider.example", offer));
  EXPECT_FALSE(is_site_of("did:web:learn.provider.example:people:eve", offer)) << "a folder of it";
  EXPECT_FALSE(is_site_of("did:web:example", offer));
  EXPECT_FALSE(is_site_of("did:key:z6MkSelfMade", offer));
  EXPECT_FALSE(is_site_of("https://provider.example", offer)) << "a name that proves nothing";
  offer.url = "https://www.provider.example/";
  EXPECT_TRUE(is_site_of("did:web:provider.example", offer));
  offer.url = "http://provider.example/";
  EXPECT_FALSE(is_site_of("did:web:provider.example", offer));
  offer.url.clear();
  offer.id = "some-course";
  EXPECT_FALSE(is_site_of("did:web:provider.example", offer));
}

TEST_F(Reviewing, HidesAReviewForAsLongAsItsBadgeIsSuspended) {
  const auto grace = learner(arc, "Grace Moor", "grace@learner.example");
  const auto badge = give(actor, grace, arc);
  must(say(at(grace), "It held."));
  must(change_award(*context_, actor, badge.id, change(AwardChange::suspend, "Looked into")));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty());
  EXPECT_EQ(said(arc.id.text).ratings.learning.people(), 0);
  EXPECT_EQ(code_of(say(at(grace), "Meanwhile")), ErrorCode::not_permitted);
  must(change_award(*context_, actor, badge.id, change(AwardChange::reinstate, "")));
  ASSERT_EQ(said(arc.id.text).shown.rows.size(), 1U);
  EXPECT_EQ(said(arc.id.text).shown.rows[0].text, "It held.");
}

TEST_F(Reviewing, CountsNoReviewWhoseBadgeIsRevoked) {
  const auto grace = learner(arc, "Grace Moor", "grace@learner.example");
  const auto badge = give(actor, grace, arc);
  must(say(at(grace)));
  must(revoke_award(*context_, actor, badge.id, "Not her own work"));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty());
  EXPECT_EQ(said(arc.id.text).ratings.learning.people(), 0);
  EXPECT_EQ(code_of(say(at(grace))), ErrorCode::not_permitted);
}

TEST_F(Reviewing, LetsABadgeSpeakOnceWhoeverBringsIt) {
  const auto forging = achievement(other, "Forging");
  const auto there = learner(forging, "Grace Moor", "grace@learner.example");
  const auto badge = give(other, there, forging);
  const auto here = learner(arc, "Grace Moor", "grace@learner.example");
  must(bring_credential(*context_, here, as_bytes(badge.credential)));
  const ReviewForm form{"4", "", "Brought along.", false};
  const auto brought = must(write_review(*context_, at(here), forging.id.text, form));
  EXPECT_EQ(brought.organisation, other.organisation) << "of whoever issues it";
  EXPECT_TRUE(brought.bound);
  EXPECT_EQ(code_of(write_review(*context_, at(there), forging.id.text, form)),
            ErrorCode::conflict);
  must(withdraw_review(*context_, at(here), forging.id.text));
  must(write_review(*context_, at(there), forging.id.text, form));
}

}  // namespace
}  // namespace cairn::app
