// SPDX-License-Identifier: Apache-2.0
// What came after badges: recorded by their holders, counted where they let it be, asked for by
// mail, gone with them.
#include <gmock/gmock.h>

#include "app/awards/change.h"
#include "app/career/keeping.h"
#include "app/learners/erase.h"
#include "app/outbox/deliver.h"
#include "app/outcomes/learner.h"
#include "app/outcomes/remind.h"
#include "app/ports/learner_records.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class OutcomesOfHouse : public House {
 protected:
  // A learner's token, once they hold the achievement; the address of their page is proved.
  std::string holder(int number) {
    const auto token = unproved(number);
    prove(token);
    return token;
  }
  void prove(const std::string& token) {
    const auto learner = must(learner_page(*context_, token)).learner;
    auto transaction = must(store_->begin(Access::write));
    must(transaction->learner_records().add_address(
        {learner.organisation, learner.id, learner.email, clock_.now()}));
    must(transaction->commit());
  }
  std::string unproved(int number) {
    auto form = claim_form();
    form.name = "Learner " + std::to_string(number);
    form.email = "learner" + std::to_string(number) + "@learner.example";
    const auto claim = must(submit_claim(*context_, achievement_.claim_code, form, ""));
    awarded(owner_, claim.id);
    return claim.learner_token;
  }
  outcomes::Day today() { return outcomes::day_of(clock_.now()); }
  OutcomeForm raise(const std::string& amount) const {
    return {.kind = "raise",
            .day = outcomes::day_text(outcomes::day_of(Instant::from_seconds(1'795'000'000))),
            .note = "Asked for it, got it",
            .evidence = {},
            .credentials = {achievement_.id.text},
            .amount = amount,
            .currency = "eur",
            .period = "year",
            .cause = "partly",
            .before = {},
            .after = {}};
  }
  void record(const std::string& token, const OutcomeForm& form, bool counted = true) {
    auto opened = must(outcomes_of_learner(*context_, token));
    must(add_outcome(opened.desk, form, today()));
    opened.desk.record.counted = counted;
    must(keep_outcomes(*context_, opened));
  }
  std::optional<outcomes::Aggregate> told() {
    return must(outcomes_told(*context_, achievement_.id.text));
  }

  Actor owner_ = set_up();
  Achievement achievement_ = published(owner_);
};

TEST_F(OutcomesOfHouse, AreRecordedByTheHolderOfABadge) {
  const auto token = holder(1);
  record(token, raise("2400"));
  const auto opened = must(outcomes_of_learner(*context_, token));
  ASSERT_EQ(opened.desk.credentials.size(), 1U);
  EXPECT_TRUE(opened.desk.credentials[0].proved);
  ASSERT_EQ(opened.desk.record.entries.size(), 1U);
  EXPECT_EQ(opened.desk.record.entries[0].a_year, (outcomes::Money{240'000, "EUR"}));
  EXPECT_EQ(opened.version, 1);
  EXPECT_EQ(code_of(outcomes_of_learner(*context_, "nobody's")), ErrorCode::not_permitted);
}

TEST_F(OutcomesOfHouse, RefuseWhatCannotBeAndSayEverythingAtOnce) {
  auto opened = must(outcomes_of_learner(*context_, holder(1)));
  auto form = raise("1000000000");
  EXPECT_EQ(path_of_error(add_outcome(opened.desk, form, today())), "/amount");
  form = raise("1e9");
  form.day = "tomorrow";
  form.credentials = {"somebody else's"};
  const auto wrong = add_outcome(opened.desk, form, today());
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().also.size(), 2U);
  EXPECT_EQ(path_of_error(add_cost(opened.desk, {achievement_.id.text, "", "-5", "EUR", ""})),
            "/amount");
  EXPECT_EQ(path_of_error(add_cost(opened.desk, {achievement_.id.text, "", "5", "EURO", ""})),
            "/amount");
  EXPECT_EQ(path_of_error(add_cost(opened.desk, {achievement_.id.text, "", "", "", "1000000000"})),
            "/hours");
  EXPECT_EQ(path_of_error(add_credential(opened.desk, {"", " ", "", ""}, today())), "/title");
  EXPECT_TRUE(opened.desk.record.empty());
}

TEST_F(OutcomesOfHouse, TakeAMonthsRaiseTwelveTimes) {
  auto opened = must(outcomes_of_learner(*context_, holder(1)));
  auto form = raise("100,50");
  form.period = "month";
  must(add_outcome(opened.desk, form, today()));
  EXPECT_EQ(opened.desk.record.entries[0].a_year->hundredths, 120'600);
}

TEST_F(OutcomesOfHouse, FollowACredentialOnceHoweverOftenItIsNamed) {
  auto opened = must(outcomes_of_learner(*context_, holder(1)));
  auto form = raise("100");
  form.credentials.push_back(form.credentials.front());
  must(add_outcome(opened.desk, form, today()));
  EXPECT_EQ(opened.desk.record.entries[0].credentials.size(), 1U);
}

TEST_F(OutcomesOfHouse, AreNotOverwrittenFromAnotherWindow) {
  const auto token = holder(1);
  auto first = must(outcomes_of_learner(*context_, token));
  auto second = first;
  must(add_outcome(first.desk, raise("1"), today()));
  must(keep_outcomes(*context_, first));
  must(add_outcome(second.desk, raise("2"), today()));
  EXPECT_EQ(code_of(keep_outcomes(*context_, second)), ErrorCode::conflict);
}

TEST_F(OutcomesOfHouse, AreToldOfFiveAndOfNoneFewer) {
  std::vector<std::string> tokens;
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(told()) << i;
    tokens.push_back(holder(i));
    record(tokens.back(), raise("2400"));
  }
  const auto five = told();
  ASSERT_TRUE(five);
  EXPECT_EQ(five->people, 5);
  EXPECT_EQ(five->proved, 5);
  ASSERT_EQ(five->raises.size(), 1U);
  EXPECT_EQ(five->raises[0].low, 2'000);
  EXPECT_THAT(outcomes_csv(must(all_outcomes_told(*context_))),
              HasSubstr(achievement_.id.text + ",raise_a_year,5,EUR,2000,3000\r\n"));
  EXPECT_EQ(must(all_outcomes_told(*context_, owner_.organisation.text + "-")).size(), 1U);
  EXPECT_THAT(must(all_outcomes_told(*context_, "elsewhere-")), IsEmpty());
  auto opened = must(outcomes_of_learner(*context_, tokens[0]));
  opened.desk.record.counted = false;
  must(keep_outcomes(*context_, opened));
  EXPECT_FALSE(told()) << "who takes it back is out at once";
}

// What the store counts in its rows is what outcomes::counted_of says.
TEST_F(OutcomesOfHouse, AreCountedInTheStoreAsTheyAreDefined) {
  const auto key = achievement_.id.text;
  std::vector<outcomes::Contribution> all;
  for (int i = 0; i < 12; ++i) {
    const auto token = holder(i);
    const auto learner = must(learner_page(*context_, token)).learner;
    outcomes::Contribution said;
    said.person = learner.email;
    said.since = Instant::from_seconds(100 - i % 4);
    said.came[static_cast<std::size_t>(i % 7)] = true;
    if (i % 3 != 0) said.a_year.push_back({(i * 7 % 11 + 1) * 10'000, i % 5 == 0 ? "USD" : "EUR"});
    if (i % 2 == 0) said.cost.push_back({i * 1'000, "EUR"});
    if (i != 4) said.minutes = 60 * (i * 5 % 7);
    auto transaction = must(store_->begin(Access::write));
    const OutcomeShare share{key, {}, said};
    must(transaction->outcomes().replace_shares(learner.organisation, learner.id,
                                                std::span(&share, 1)));
    const auto read =
        must(transaction->outcomes().shares_of_learner(learner.organisation, learner.id));
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].said.came, said.came);
    EXPECT_EQ(read[0].said.a_year, said.a_year);
    EXPECT_EQ(read[0].said.minutes, said.minutes);
    must(transaction->commit());
    all.push_back(std::move(said));
    auto reading = must(store_->begin(Access::read));
    const auto counted = must(reading->outcomes().count_shares(key));
    const auto defined = outcomes::counted_of(all);
    EXPECT_EQ(counted.people, defined.people) << i;
    EXPECT_EQ(counted.came, defined.came) << i;
    EXPECT_EQ(counted.raises, defined.raises) << i;
    EXPECT_EQ(counted.costs, defined.costs) << i;
    EXPECT_EQ(counted.minutes, defined.minutes) << i;
  }
}

TEST_F(OutcomesOfHouse, OfARevokedBadgeCountNoMore) {
  std::string last;
  for (int i = 0; i < 5; ++i) record(last = holder(i), raise("2400"));
  ASSERT_TRUE(told());
  const auto page = must(learner_page(*context_, last));
  must(change_award(*context_, owner_, page.entries.at(0).award->id,
                    {.change = AwardChange::revoke, .reason = "Bought.", .until = ""}));
  EXPECT_FALSE(told());
}

TEST_F(OutcomesOfHouse, OfInventedPeopleNarrowNobody) {
  record(holder(0), raise("2400"));
  std::vector<std::string> invented;
  for (int i = 1; i < 5; ++i) {
    invented.push_back(unproved(i));
    record(invented.back(), raise("1"));
    EXPECT_FALSE(must(outcomes_of_learner(*context_, invented.back())).address_proved);
  }
  EXPECT_FALSE(told()) << "four addresses that nobody has, and one person";
  EXPECT_THAT(must(all_outcomes_told(*context_)), IsEmpty());
  for (const auto& token : invented) prove(token);
  EXPECT_TRUE(told()) << "counted from the moment on that each is somebody’s";
}

TEST_F(OutcomesOfHouse, CountNobodyTwiceNorByTheirPlan) {
  for (int i = 0; i < 4; ++i) record(holder(i), raise("2400"));
  const auto signed_in = must(career::sign_up(
      *context_, {"learner0@learner.example", "correct horse battery", "peer"}, {}));
  auto opened = must(career::open_workbook(*context_, {"", signed_in.token}));
  auto desk = outcomes_of_workbook(opened.workbook);
  must(add_credential(desk, {achievement_.id.text, "Welding", "Harbour School", ""}, today()));
  must(add_outcome(desk, raise("2400"), today()));
  desk.record.counted = true;
  opened.workbook.record = desk.record;
  must(career::keep_workbook(*context_, opened));
  EXPECT_FALSE(told()) << "nobody proved the address of an account";
  record(holder(5), raise("2400"));
  EXPECT_TRUE(told());
  must(career::delete_person(*context_, signed_in.token, "correct horse battery", "peer"));
  EXPECT_TRUE(told());
}

TEST_F(OutcomesOfHouse, OfAWorkbookJoinItsAccountAndAreReadAgain) {
  auto opened = must(career::open_workbook(*context_, {}));
  auto desk = outcomes_of_workbook(opened.workbook);
  must(add_credential(desk, {"", "Welder", "Guild", "2025-01-01"}, today()));
  auto form = raise("10");
  form.credentials = {desk.credentials[0].key};
  must(add_outcome(desk, form, today()));
  opened.workbook.record = desk.record;
  const auto token = must(career::keep_workbook(*context_, opened));
  const auto signed_in = must(career::sign_up(
      *context_, {"ada@example.org", "correct horse battery", "peer"}, {token, ""}));
  const auto again = must(career::open_workbook(*context_, {"", signed_in.token}));
  EXPECT_EQ(again.workbook.record.entries, desk.record.entries);
  EXPECT_EQ(again.workbook.record.credentials.at(0).title, "Welder");
}

TEST_F(OutcomesOfHouse, AreTheLearnersOwnAndGoWithThem) {
  const auto token = holder(1);
  record(token, raise("2400"));
  EXPECT_THAT(must(export_myself(*context_, token)), HasSubstr("Asked for it"));
  const auto learner = must(learner_page(*context_, token)).learner.id;
  EXPECT_THAT(must(export_learner(*context_, owner_, learner)), Not(HasSubstr("Asked for it")));
  must(erase_learner(*context_, owner_, learner));
  auto reading = must(store_->begin(Access::read));
  EXPECT_EQ(code_of(reading->outcomes().find(owner_.organisation, learner)), ErrorCode::not_found);
  EXPECT_THAT(must(reading->outcomes().shares_of_learner(owner_.organisation, learner)), IsEmpty());
}

class OutcomeMail : public OutcomesOfHouse {
 protected:
  OutcomeMail() { context_->mailer = &postbox_; }
  std::vector<Mail> mails() {
    while (must(deliver_due(*context_)).sent > 0) {
    }
    return std::exchange(postbox_.mails, {});
  }
  void forward_days(int days) { clock_.forward_seconds(days * 86'400LL); }
  Postbox postbox_;
};

TEST_F(OutcomeMail, AsksThreeSixAndTwelveMonthsAfterABadgeOnceEach) {
  const auto token = holder(1);
  mails();
  int asked = 0;
  for (int day = 0; day < 400; ++day) {
    asked += must(ask_for_outcomes(*context_));
    forward_days(1);
  }
  EXPECT_EQ(asked, 3);
  const auto all = mails();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].subject, "What has come since: Welding, first level");
  EXPECT_THAT(all[0].text, HasSubstr("/l/" + token + "/outcomes\n"));
}

TEST_F(OutcomeMail, AsksNobodyWhoTurnedItOffNorOfABadgeThatIsGone) {
  const auto off = holder(1);
  auto opened = must(outcomes_of_learner(*context_, off));
  opened.desk.record.asked = false;
  must(keep_outcomes(*context_, opened));
  const auto gone = must(learner_page(*context_, holder(2)));
  must(change_award(*context_, owner_, gone.entries.at(0).award->id,
                    {.change = AwardChange::revoke, .reason = "Bought.", .until = ""}));
  forward_days(95);
  EXPECT_EQ(must(ask_for_outcomes(*context_)), 0);
}

TEST_F(OutcomeMail, SaysNothingOfWhatIsLongOver) {
  holder(1);
  forward_days(130);
  EXPECT_EQ(must(ask_for_outcomes(*context_)), 0);
  context_->mailer = nullptr;
  forward_days(55);
  EXPECT_EQ(must(ask_for_outcomes(*context_)), 0);
}

}  // namespace
}  // namespace cairn::app
