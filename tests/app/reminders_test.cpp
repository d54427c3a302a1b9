// SPDX-License-Identifier: Apache-2.0
// Reminders of study sessions: when they come, how often, and how they end.
#include "app/career/reminders.h"

#include "app/career/calendar.h"
#include "app/career/keeping.h"
#include "app/limits.h"
#include "app/outbox/deliver.h"
#include "app/outbox/queue.h"
#include "app/ports/workbooks.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app::career {
namespace {

// The house's clock stands at Wednesday 2026-11-18, 11:06 UTC.
class Reminders : public House {
 protected:
  Reminders() {
    context_->mailer = &postbox_;
    auto opened = must(open_workbook(*context_, {}));
    opened.workbook.goals.push_back({.id = "1", .title = "Analyst"});
    Plan plan{.id = "2", .goal = "1"};
    plan.steps.push_back({.offer = "sql",
                          .title = "SQL basics",
                          .provider = "Harbour College",
                          .start = "2026-11-18",
                          .finish = "2026-11-27",
                          .minutes = 600});
    opened.workbook.plans.push_back(std::move(plan));
    opened.workbook.last_id = 2;
    EXPECT_TRUE(
        change_calendar(*context_, opened.workbook.plans[0], form("nour@example.org")).ok());
    const auto token = must(keep_workbook(*context_, opened));
    session_ = must(sign_up(*context_, {"nour@example.org", "three stones on a hill", "peer"},
                            {token, ""}))
                   .token;
  }
  static CalendarForm form(const std::string& email) {
    return {.time_zone = "Europe/Berlin",
            .availability = {{3, 18 * 60, 20 * 60}, {5, 18 * 60, 20 * 60}},
            .holidays = "",
            .busy = {},
            .reminder_email = email};
  }
  int send() {
    must(queue_reminders(*context_));
    int all = 0;
    for (int sent = 1; sent > 0; all += sent) sent = must(deliver_due(*context_)).sent;
    return all;
  }
  Workbook workbook() { return must(open_workbook(*context_, {"", session_})).workbook; }

  Postbox postbox_;
  std::string session_;
};

class OneSentence final : public Wording {
 public:
  std::string_view say(std::string_view language, std::string_view english) const override {
    return language == "de" && english == "Today for “{goal}”:" ? "Heute für „{goal}“:" : english;
  }
};

TEST_F(Reminders, SpeakTheLanguageTheyWereAskedForIn) {
  context_->wording = std::make_shared<OneSentence>();
  auto opened = must(open_workbook(*context_, {"", session_}));
  auto german = form("nour@example.org");
  german.reminder_language = "de";
  ASSERT_TRUE(change_calendar(*context_, opened.workbook.plans[0], german).ok());
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), 1);
  EXPECT_TRUE(postbox_.mails.at(0).text.starts_with("Heute für „Analyst“:"));
}

TEST_F(Reminders, ComeOnceOnADayWithASession) {
  EXPECT_EQ(send(), 1);
  EXPECT_EQ(send(), 0);
  ASSERT_EQ(postbox_.mails.size(), 1U);
  EXPECT_EQ(postbox_.mails[0].to, "nour@example.org");
  EXPECT_EQ(postbox_.mails[0].subject, "18:00 SQL basics");
  EXPECT_NE(postbox_.mails[0].text.find("18:00–19:30  SQL basics"), std::string::npos);
  clock_.forward_seconds(24 * 3600);  // Thursday: no hours
  EXPECT_EQ(send(), 0);
  clock_.forward_seconds(13 * 3600);  // Friday, one in the morning
  EXPECT_EQ(send(), 0);
  clock_.forward_seconds(8 * 3600);
  EXPECT_EQ(send(), 1);
}

TEST_F(Reminders, AreTriedAgainWhenTheMailServerWasAway) {
  postbox_.away = true;
  EXPECT_EQ(send(), 0);
  postbox_.away = false;
  EXPECT_EQ(send(), 0) << "not at once";
  clock_.forward_seconds(60);
  EXPECT_EQ(send(), 1);
  EXPECT_EQ(send(), 0);
}

// A minute's work grows with what is due, not with all that is saved.
TEST_F(Reminders, AreLookedForWhenTheyAreDueAlone) {
  const auto due = [&] {
    return must(must(store_->begin(Access::read))->workbooks().list_to_remind(clock_.now(), {}, 10))
        .size();
  };
  EXPECT_EQ(due(), 1U) << "it was changed";
  send();
  EXPECT_EQ(due(), 0U);
  clock_.forward_seconds(16 * 3600);  // Thursday, four in the morning
  EXPECT_EQ(due(), 0U);
  clock_.forward_seconds(2 * 3600);
  EXPECT_EQ(due(), 1U) << "six in the morning, though there are no hours";
  send();
  EXPECT_EQ(due(), 0U);
  auto opened = must(open_workbook(*context_, {"", session_}));
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(due(), 1U) << "what was changed is looked at again";
  opened = must(open_workbook(*context_, {"", session_}));
  opened.workbook.plans[0].calendar.reminder_email.clear();
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(due(), 0U) << "there are none to send";
}

TEST_F(Reminders, AreFewOfOneWorkbookADay) {
  auto opened = must(open_workbook(*context_, {"", session_}));
  for (int i = 0; i < 20; ++i) {
    auto copy = opened.workbook.plans[0];
    copy.id = opened.workbook.new_id();
    opened.workbook.plans.push_back(std::move(copy));
  }
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), limits::reminders_a_day_max);
  opened = must(open_workbook(*context_, {"", session_}));
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), 0) << "nor after a change";
}

TEST_F(Reminders, EndByTheAddressInTheMail) {
  send();
  const auto address = postbox_.mails.at(0).unsubscribe;
  const auto token = address.substr(address.rfind('/') + 1);
  EXPECT_EQ(in_english(must(plan_of_reminder(*context_, token))), "Analyst");
  EXPECT_EQ(code_of(plan_of_reminder(*context_, token + "x")), ErrorCode::not_found);
  EXPECT_TRUE(end_reminders(*context_, token).ok());
  EXPECT_EQ(workbook().plans[0].calendar.reminder_email, "");
  EXPECT_EQ(end_reminders(*context_, token).error().code, ErrorCode::not_found);
  clock_.forward_seconds(45 * 3600);
  EXPECT_EQ(send(), 0);
}

TEST_F(Reminders, AreNotSentForWorkThatIsDone) {
  auto opened = must(open_workbook(*context_, {"", session_}));
  opened.workbook.plans[0].steps[0].done_on = "2026-11-17";
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), 0);
}

TEST_F(Reminders, AskWhatCameOfAStepOnceAfterThreeSixAndTwelveMonths) {
  auto opened = must(open_workbook(*context_, {"", session_}));
  opened.workbook.plans[0].steps[0].done_on = "2026-08-18";
  const auto step = opened.workbook.plans[0].steps[0];
  auto second = step;
  second.offer = "excel";
  second.title = "Tables";
  opened.workbook.plans[0].steps.push_back(second);
  auto later = step;
  later.offer = "later";
  later.title = "Too new";
  later.done_on = "2026-08-19";
  opened.workbook.plans[0].steps.push_back(later);
  auto older = step;
  older.offer = "older";
  older.title = "Long over";
  older.done_on = "2026-07-01";
  opened.workbook.plans[0].steps.push_back(older);
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), 1) << "one mail, however many steps it is about";
  EXPECT_EQ(send(), 0);
  const auto& mail = postbox_.mails.at(0);
  EXPECT_EQ(mail.to, "nour@example.org");
  EXPECT_EQ(mail.subject, "What has come since: SQL basics");
  EXPECT_NE(mail.text.find("  SQL basics\n  Tables\n"), std::string::npos) << mail.text;
  EXPECT_EQ(mail.text.find("Too new"), std::string::npos);
  EXPECT_EQ(mail.text.find("Long over"), std::string::npos);
  EXPECT_NE(mail.text.find("/plan/outcomes\n"), std::string::npos);
  EXPECT_NE(mail.unsubscribe.find("/plan/reminders/"), std::string::npos);
  EXPECT_EQ(workbook().plans[0].steps[0].asked_after, 3);
  clock_.forward_seconds(24 * 3600);
  EXPECT_EQ(send(), 1) << "the next step is due a day later";
  EXPECT_EQ(postbox_.mails.at(1).subject, "What has come since: Too new");
  clock_.forward_seconds(std::int64_t{91} * 24 * 3600);  // 2027-02-18
  EXPECT_EQ(send(), 1) << "six months";
}

TEST_F(Reminders, AskNothingOfWhoTurnedTheQuestionsOffOrGaveNoAddress) {
  auto opened = must(open_workbook(*context_, {"", session_}));
  opened.workbook.plans[0].steps[0].done_on = "2026-08-18";
  opened.workbook.record.asked = false;
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), 0);
  opened = must(open_workbook(*context_, {"", session_}));
  opened.workbook.record.asked = true;
  opened.workbook.plans[0].calendar.reminder_email.clear();
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(send(), 0);
}

// An address of reminders is not proved: it may be somebody else's.
TEST_F(Reminders, GoWithTheAccountAndNoOtherMailWithThem) {
  must(queue_reminders(*context_));
  const auto waiting = [&] {
    auto reading = must(store_->begin(Access::read));
    return must(reading->outbox().list(server_organisation(), std::nullopt, {}));
  };
  EXPECT_EQ(waiting().size(), 1U);
  {
    auto transaction = must(store_->begin(Access::write));
    must(queue_mail(*context_, *transaction, server_organisation(),
                    {.to = "nour@example.org", .subject = "123456 is your code", .text = "x"}));
    must(transaction->commit());
  }
  must(delete_person(*context_, session_, "three stones on a hill", "peer"));
  const auto left = waiting();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().about, "123456 is your code");
}

}  // namespace
}  // namespace cairn::app::career
