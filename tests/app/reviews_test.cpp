// SPDX-License-Identifier: Apache-2.0
// Reviews by verified holders alone, one each; what is reported is worked off with a reason.
#include "app/quality/reviews.h"

#include <gmock/gmock.h>

#include "app/learners/erase.h"
#include "app/quality/offer_quality.h"
#include "app/quality/reports.h"
#include "reviewing.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::Not;

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
