// SPDX-License-Identifier: Apache-2.0
// Reviews by verified holders alone, one each; what is reported is worked off with a reason.
#include "app/quality/reviews.h"

#include <gmock/gmock.h>

#include "app/awards/change.h"
#include "app/awards/revoke.h"
#include "app/career/keeping.h"
#include "app/learners/erase.h"
#include "app/quality/offer_quality.h"
#include "app/quality/reports.h"
#include "app/stack_house.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class Reviewing : public StackHouse {
 protected:
  Reviewing() : actor(set_up()), other(set_up_another()), arc(achievement(actor, "Arc welding")) {
    bring_model();
  }

  static Visit at(const std::string& token) { return {token, "", "192.0.2.1"}; }
  static Visit of_account(const std::string& session) { return {"", session, "192.0.2.2"}; }
  std::string holder(int number) {
    const auto name = "Holder " + std::to_string(number);
    const auto token = learner(arc, name, "holder" + std::to_string(number) + "@learner.example");
    give(actor, token, arc);
    return token;
  }
  Result<Review> say(const Visit& visit, const std::string& text = "It held.",
                     const std::string& learning = "5", const std::string& career = "") {
    return write_review(*context_, visit, arc.id.text, {learning, career, text, false});
  }
  OfferReviews said(const std::string& offer) {
    return must(reviews_of(*context_, offer, {"", 50}));
  }
  // An account whose workbook verified a badge.
  std::string account_with(const std::string& email, const career::BroughtId& badge) {
    const auto session =
        must(career::sign_up(*context_, {email, "correct horse battery", "peer"}, {})).token;
    auto opened = must(career::open_workbook(*context_, {"", session}));
    auto& profile = opened.workbook.profile;
    profile.credentials.push_back(badge.achievement);
    if (!badge.issuer.empty()) career::add_brought(profile, badge);
    must(career::keep_workbook(*context_, opened));
    return session;
  }
  // What somebody brought to their page, and it was verified.
  OutsideCredential bring_made(const std::string& token, const std::string& names,
                               const std::string& issuer) {
    OutsideCredential made;
    made.organisation = actor.organisation;
    made.id = {new_name(actor.organisation, random_)};
    made.learner = id_of(token);
    made.credential_id = "urn:badge:" + made.id.text;
    made.achievement = names;
    made.name = "A badge";
    made.issuer_id = issuer;
    made.issuer_name = "Some school";
    made.details = "{}";
    made.awarded = made.verified = clock_.now();
    made.document = {std::uint8_t{'x'}};
    auto transaction = must(store_->begin(Access::write));
    must(transaction->stacks().add_outside(made));
    must(transaction->commit());
    return made;
  }
  static ChangeForm change(AwardChange what, std::string reason) {
    ChangeForm out;
    out.change = what;
    out.reason = std::move(reason);
    return out;
  }
  std::vector<OutsideIssuer> issuers_met(const Actor& by) {
    return must(list_outside_issuers(*context_, by));
  }
  Result<Review> say_of(const Visit& visit, const std::string& offer) {
    return write_review(*context_, visit, offer, {"4", "", "Dry.", false});
  }

  Actor actor, other;
  Achievement arc;
};

TEST_F(Reviewing, IsForHoldersAlone) {
  const auto stranger = learner(arc, "Ada Reed", "ada@learner.example");
  EXPECT_EQ(code_of(say({})), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(say(at("nobody"))), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(say(at(stranger))), ErrorCode::not_permitted) << "a page is no badge";
  EXPECT_EQ(code_of(write_review(*context_, at(holder(1)), "no-such-offer", {"5", "", "x", false})),
            ErrorCode::not_found);
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty());

  const auto grace = holder(2);
  const auto made = must(say(at(grace)));
  EXPECT_EQ(made.organisation, actor.organisation);
  EXPECT_EQ(made.name, "") << "without a name unless they want it";
  EXPECT_TRUE(made.bound);
  must(write_review(*context_, at(grace), arc.id.text, {"3", "2", "It held for a while.", true}));
  const auto shown = said(arc.id.text).shown.rows;
  ASSERT_EQ(shown.size(), 1U) << "one a holder, changed";
  EXPECT_EQ(shown[0].text, "It held for a while.");
  EXPECT_EQ(shown[0].name, "Holder 2");
  EXPECT_EQ(shown[0].career, 2);
  must(withdraw_review(*context_, at(grace), arc.id.text));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty());
  EXPECT_EQ(code_of(withdraw_review(*context_, at(grace), arc.id.text)), ErrorCode::not_found);
}

TEST_F(Reviewing, TakesPlainTextOfALength) {
  const auto grace = holder(1);
  EXPECT_EQ(path_of_error(say(at(grace), "", "5")), "/text");
  EXPECT_EQ(path_of_error(say(at(grace), std::string(3001, 'x'))), "/text");
  EXPECT_EQ(path_of_error(say(at(grace), std::string("a\0b", 3))), "/text");
  EXPECT_EQ(path_of_error(say(at(grace), "Good.", "6")), "/learning");
  EXPECT_EQ(path_of_error(say(at(grace), "Good.", "")), "/learning");
  EXPECT_EQ(path_of_error(say(at(grace), "Good.", "5", "0")), "/career");
  const std::string markup = "<script>alert(1)</script> & more";
  EXPECT_EQ(must(say(at(grace), markup)).text, markup)
      << "kept as it was typed, escaped when shown";
}

TEST_F(Reviewing, SaysNoMeanOfFewerThanFive) {
  for (int i = 1; i <= 4; ++i) must(say(at(holder(i)), "Good.", "5", "4"));
  EXPECT_FALSE(said(arc.id.text).ratings.learning.mean_tenths());
  const auto last = holder(5);
  must(say(at(last), "Nothing new.", "1"));
  const auto ratings = said(arc.id.text).ratings;
  EXPECT_EQ(ratings.learning.mean_tenths(), 42);
  EXPECT_FALSE(ratings.career.mean_tenths()) << "one found it too early to say";
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

TEST_F(Reviewing, LeavesSettledWhatWasReportedAndDecided) {
  const auto grace = holder(1);
  const auto made = must(say(at(grace), "Sharp words."));
  const AbuseForm form{"review", made.id.text, "Rude"};
  const auto report = must(report_abuse(*context_, {}, form));
  must(decide_report(*context_, actor, report.id, "kept", "Sharp, but fair."));
  const Page first{"", 10};
  const auto open = [&] { return must(abuse_desk(*context_, actor, true, first, first)).own.rows; };
  clock_.forward_seconds(60);
  const auto again = must(report_abuse(*context_, {}, {"review", made.id.text, "Still rude"}));
  EXPECT_EQ(again.state, AbuseState::kept);
  EXPECT_EQ(again.reports, 2);
  EXPECT_EQ(again.decision, "Sharp, but fair.");
  EXPECT_TRUE(open().empty()) << "nobody has to decide about the same words twice";
  clock_.forward_seconds(60);
  must(say(at(grace), "Sharper words."));
  must(report_abuse(*context_, {}, form));
  EXPECT_EQ(open().size(), 1U) << "about other words somebody has to";
}

TEST_F(Reviewing, LetsTheIssuerReplyAndNobodyElse) {
  const auto made = must(say(at(holder(1))));
  must(reply_to_review(*context_, actor, made.id, "Thank you."));
  must(reply_to_review(*context_, actor, made.id, "Thank you very much."));
  EXPECT_EQ(said(arc.id.text).shown.rows[0].reply, "Thank you very much.");
  EXPECT_EQ(code_of(reply_to_review(*context_, other, made.id, "Not ours")), ErrorCode::not_found);
  EXPECT_TRUE(must(reviews_of_organisation(*context_, other, {"", 10})).rows.empty());
  must(reply_to_review(*context_, actor, made.id, ""));
  EXPECT_FALSE(said(arc.id.text).shown.rows[0].replied);
}

TEST_F(Reviewing, HidesWhatIsReportedWithAReason) {
  const auto made = must(say(at(holder(1)), "Buy my pills"));
  const AbuseForm form{"review", made.id.text, "Advertising"};
  const auto report = must(report_abuse(*context_, {}, form));
  EXPECT_EQ(must(report_abuse(*context_, {}, form)).id, report.id);
  EXPECT_EQ(path_of_error(report_abuse(*context_, {}, {"weather", made.id.text, "x"})), "/kind");
  EXPECT_EQ(path_of_error(report_abuse(*context_, {}, {"review", made.id.text, ""})), "/reason");
  EXPECT_EQ(code_of(report_abuse(*context_, {}, {"review", "nothing", "x"})), ErrorCode::not_found);

  const Page first{"", 10};
  const auto desk = must(abuse_desk(*context_, actor, true, first, first));
  ASSERT_EQ(desk.own.rows.size(), 1U);
  EXPECT_EQ(desk.own.rows[0].report.reports, 2);
  EXPECT_EQ(desk.own.rows[0].text, "Buy my pills");
  EXPECT_TRUE(must(abuse_desk(*context_, other, true, first, first)).own.rows.empty());
  EXPECT_EQ(code_of(decide_report(*context_, other, report.id, "hidden", "x")),
            ErrorCode::not_found);
  EXPECT_EQ(path_of_error(decide_report(*context_, actor, report.id, "hidden", "")), "/reason");
  EXPECT_EQ(path_of_error(decide_report(*context_, actor, report.id, "burnt", "x")), "/state");

  must(decide_report(*context_, actor, report.id, "hidden", "It advertises."));
  const auto hidden = said(arc.id.text);
  EXPECT_TRUE(hidden.shown.rows.empty());
  EXPECT_EQ(hidden.ratings.learning.people(), 0);
  ASSERT_EQ(hidden.hidden.size(), 1U);
  EXPECT_EQ(hidden.hidden[0].hidden_reason, "It advertises.");
  EXPECT_TRUE(must(abuse_desk(*context_, actor, true, first, first)).own.rows.empty());
  EXPECT_EQ(must(abuse_desk(*context_, actor, false, first, first)).own.rows.size(), 1U);
  must(decide_report(*context_, actor, report.id, "kept", "Looked at again: it is a joke."));
  EXPECT_EQ(said(arc.id.text).shown.rows.size(), 1U);
}

TEST_F(Reviewing, LetsNoHiddenReviewComeBackAsANewOne) {
  const auto grace = holder(1);
  const auto made = must(say(at(grace), "Buy my pills"));
  const auto report = must(report_abuse(*context_, {}, {"review", made.id.text, "Advertising"}));
  must(decide_report(*context_, actor, report.id, "hidden", "It advertises."));
  must(withdraw_review(*context_, at(grace), arc.id.text));
  EXPECT_THAT(must(export_myself(*context_, grace)), Not(HasSubstr("Buy my pills")));
  must(say(at(grace), "Buy my pills again"));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty());
  must(withdraw_review(*context_, at(grace), arc.id.text));
  must(decide_report(*context_, actor, report.id, "kept", "Looked at again."));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty()) << "it was withdrawn meanwhile";
  must(say(at(grace), "Another word."));
  EXPECT_EQ(said(arc.id.text).shown.rows.size(), 1U);
}

TEST_F(Reviewing, LeavesReportsOfOffersOfOthersToWhoRunsTheServer) {
  auto transaction = must(store_->begin(Access::write));
  must(transaction->stacks().meet_issuer(
      {actor.organisation, "did:key:z6MkSchool", "A school", IssuerState::accepted, clock_.now()}));
  must(transaction->commit());
  transaction.reset();
  const auto session =
      account_with("nour@example.org", {"urn:badge:1", "sql-for-analysts", "did:key:z6MkSchool"});
  const auto made = must(
      write_review(*context_, of_account(session), "sql-for-analysts", {"4", "", "Dry.", false}));
  EXPECT_EQ(made.organisation, server_organisation());
  const auto report = must(report_abuse(*context_, {}, {"review", made.id.text, "Rude"}));
  const Page first{"", 10};
  EXPECT_EQ(must(abuse_desk(*context_, actor, true, first, first)).servers.rows.size(), 1U);
  EXPECT_TRUE(must(abuse_desk(*context_, other, true, first, first)).servers.rows.empty());
  EXPECT_EQ(code_of(decide_report(*context_, other, report.id, "hidden", "x")),
            ErrorCode::not_found);
  must(decide_report(*context_, actor, report.id, "hidden", "Rude."));
  EXPECT_TRUE(said("sql-for-analysts").shown.rows.empty());
}

TEST_F(Reviewing, TakesAReplyAwayThatIsReported) {
  const auto made = must(say(at(holder(1))));
  EXPECT_EQ(code_of(report_abuse(*context_, {}, {"reply", made.id.text, "x"})),
            ErrorCode::not_found)
      << "there is none";
  must(reply_to_review(*context_, actor, made.id, "You were lazy."));
  const auto report = must(report_abuse(*context_, {}, {"reply", made.id.text, "Insult"}));
  must(decide_report(*context_, actor, report.id, "hidden", "It insults."));
  const auto shown = said(arc.id.text).shown.rows;
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].reply, "");
}

TEST_F(Reviewing, EndsWithThePersonAndGoesAlong) {
  const auto grace = holder(1);
  const auto made = must(say(at(grace), "My own words."));
  must(report_abuse(*context_, {}, {"review", made.id.text, "Names somebody"}));
  EXPECT_THAT(must(export_myself(*context_, grace)), HasSubstr("My own words."));
  must(erase_myself(*context_, grace, "holder1@learner.example"));
  EXPECT_TRUE(said(arc.id.text).shown.rows.empty());
  EXPECT_TRUE(must(reviews_of_organisation(*context_, actor, {"", 10})).rows.empty());
  const Page first{"", 10};
  EXPECT_TRUE(must(abuse_desk(*context_, actor, true, first, first)).own.rows.empty());
}

TEST_F(Reviewing, TellsWhatIsKnownOfAnOffer) {
  const auto offers = must(context_->library.offers());
  const auto* offer = offers->search->find_id("sql-for-analysts");
  ASSERT_NE(offer, nullptr);
  const auto known = must(quality_of(*context_, *offers, *offer));
  std::vector<std::string_view> codes;
  for (const auto& flag : known.flags) codes.push_back(flag.code);
  EXPECT_THAT(codes, testing::Contains("example"));
  EXPECT_THAT(codes, testing::Contains("no-accreditation"));
  EXPECT_THAT(codes, testing::Contains("few-reviews"));
  EXPECT_EQ(known.recognition.adverts, 0) << "nothing was imported";
}

TEST_F(Reviewing, SlowsDownWhoWritesWithoutEnd) {
  const auto grace = holder(1);
  bool slowed = false;
  for (int i = 0; i < 30 && !slowed; ++i)
    slowed = code_of(say(at(grace), "Again " + std::to_string(i))) == ErrorCode::too_many;
  EXPECT_TRUE(slowed);
}

}  // namespace
}  // namespace cairn::app
