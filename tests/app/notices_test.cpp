// SPDX-License-Identifier: Apache-2.0
// Mail to members that something waits: for who asked, at once or once a day, until they end it.
#include <gmock/gmock.h>

#include "app/learners/erase.h"
#include "app/mail/staff.h"
#include "app/outbox/deliver.h"
#include "app/people/members.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class StaffNotices : public House {
 protected:
  StaffNotices() { context_->mailer = &postbox_; }

  // What came to that address since it was last asked.
  std::vector<Mail> mails_to(const std::string& address) {
    while (must(deliver_due(*context_)).sent > 0) {
    }
    std::vector<Mail> out;
    for (auto& mail : postbox_.mails)
      if (mail.to == address) out.push_back(mail);
    postbox_.mails.clear();
    return out;
  }
  void next_day() { clock_.forward_seconds(24 * 60 * 60); }
  static std::string token_of(const Mail& mail) {
    return mail.unsubscribe.substr(mail.unsubscribe.rfind('/') + 1);
  }

  Postbox postbox_;
  Actor owner_ = set_up();
  Actor marker_ = member(owner_, "mark@harbour.example", {Role::assessor});
  Achievement achievement_ = published(owner_);
};

TEST_F(StaffNotices, GoToNobodyWhoDidNotAsk) {
  submitted(achievement_);
  EXPECT_EQ(must(tell_staff_daily(*context_)), 0);
  EXPECT_THAT(mails_to("mark@harbour.example"), IsEmpty());
}

TEST_F(StaffNotices, ComeAtOnceForEachAndNameNoLearner) {
  must(choose_notices(*context_, marker_, "at-once", "en"));
  const auto claim = submitted(achievement_);
  const auto mails = mails_to("mark@harbour.example");
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_EQ(mails[0].subject, "Something waits: Welding, first level");
  EXPECT_THAT(mails[0].text, HasSubstr("/desk/claims/" + claim.id.text));
  EXPECT_THAT(mails[0].text, Not(HasSubstr("Grace")));
  EXPECT_TRUE(mails[0].one_click);
  submitted(achievement_);
  EXPECT_THAT(mails_to("mark@harbour.example"), SizeIs(1));
}

TEST_F(StaffNotices, ComeOnceADayForAllThatCame) {
  submitted(achievement_);
  must(choose_notices(*context_, marker_, "daily", "en"));
  clock_.forward_seconds(60);
  submitted(achievement_);
  submitted(achievement_);
  EXPECT_EQ(must(tell_staff_daily(*context_)), 0) << "not on the day they chose it";
  next_day();
  EXPECT_EQ(must(tell_staff_daily(*context_)), 1);
  EXPECT_EQ(must(tell_staff_daily(*context_)), 0) << "once";
  const auto mails = mails_to("mark@harbour.example");
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_EQ(mails[0].subject, "2 claims wait at Harbour School") << "those since they chose it";
  next_day();
  EXPECT_EQ(must(tell_staff_daily(*context_)), 0) << "nothing came since";
  clock_.forward_seconds(60);
  const auto decided = submitted(achievement_);
  must(decide_claim(*context_, owner_, decided.id, {ClaimState::declined, "No."}));
  submitted(achievement_);
  next_day();
  EXPECT_EQ(must(tell_staff_daily(*context_)), 1);
  EXPECT_THAT(mails_to("mark@harbour.example").at(0).subject, HasSubstr("1 claim waits"));
}

TEST_F(StaffNotices, EndByTheirLinkAlone) {
  must(choose_notices(*context_, marker_, "at-once", "en"));
  submitted(achievement_);
  const auto token = token_of(mails_to("mark@harbour.example").at(0));
  const auto choice = must(staff_mail_choice(*context_, token));
  EXPECT_EQ(choice.address, "m…@harbour.example");
  EXPECT_FALSE(choice.ended);
  EXPECT_EQ(code_of(end_staff_mail(*context_, token + "x")), ErrorCode::not_found);
  EXPECT_EQ(code_of(end_staff_mail(*context_, marker_.account.text)), ErrorCode::not_found);
  must(end_staff_mail(*context_, token));
  EXPECT_EQ(must(own_notices(*context_, marker_)), Notices::none);
  submitted(achievement_);
  EXPECT_THAT(mails_to("mark@harbour.example"), IsEmpty());
}

TEST_F(StaffNotices, GoToThoseAloneWhoMayMark) {
  must(choose_notices(*context_, marker_, "at-once", "en"));
  must(change_roles(*context_, owner_, marker_.account, {"viewer"}));
  submitted(achievement_);
  EXPECT_THAT(mails_to("mark@harbour.example"), IsEmpty());
  must(remove_member(*context_, owner_, marker_.account));
  EXPECT_EQ(must(tell_staff_daily(*context_)), 0);
}

TEST_F(StaffNotices, TellNobodyOfAnotherOrganisation) {
  must(choose_notices(*context_, marker_, "at-once", "en"));
  submitted(published(set_up_another()));
  EXPECT_THAT(mails_to("mark@harbour.example"), IsEmpty());
}

TEST_F(StaffNotices, DoNotFlood) {
  must(choose_notices(*context_, marker_, "at-once", "en"));
  for (int i = 0; i < 30; ++i) submitted(achievement_);
  EXPECT_THAT(mails_to("mark@harbour.example"), SizeIs(20));
}

TEST_F(StaffNotices, AreOneOfThree) {
  EXPECT_EQ(path_of_error(choose_notices(*context_, marker_, "hourly", "en")), "/notices");
}

}  // namespace
}  // namespace cairn::app
