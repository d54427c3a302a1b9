// SPDX-License-Identifier: Apache-2.0
// Mail that came back: reports read, addresses marked, nothing more sent there until somebody tries
// again.
#include "app/mail/returned.h"

#include <gmock/gmock.h>

#include <fstream>

#include "app/awards/direct.h"
#include "app/mail/review.h"
#include "app/outbox/deliver.h"
#include "app/outbox/review.h"
#include "app/ports/outbox.h"
#include "house.h"
#include "postbox.h"

namespace cairn::app {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string sample(const char* name) {
  std::ifstream file(std::filesystem::path(CAIRN_SOURCE_DIR) / "tests/corpus/delivery_report_fuzz" /
                     name);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(DeliveryReport, SaysWhomWhichMailAndWhy) {
  const auto read = must(read_delivery_report(sample("report")));
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_EQ(read[0].recipient, "grace@learner.example");
  EXPECT_EQ(read[0].message_id, "k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N@harbour.example");
  EXPECT_EQ(read[0].status, "5.1.1");
  EXPECT_EQ(read[0].reason,
            "550 5.1.1 <grace@learner.example>: Recipient address rejected: User unknown");
  EXPECT_TRUE(read[0].for_good);
}

TEST(DeliveryReport, KnowsWhatIsTriedAgain) {
  const auto read = must(read_delivery_report(sample("delayed")));
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_EQ(read[0].message_id, "a-b@c");
  EXPECT_EQ(read[0].status, "4.2.0");
  EXPECT_FALSE(read[0].for_good);
}

TEST(DeliveryReport, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"", "Subject: Hello\n\nHow are you?\n", "Content-Type: multipart/report; boundary=\n\n--\n",
        "\xff\xfe\n",
        "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: text/plain\n\nNo\n--x--"})
    EXPECT_EQ(code_of(read_delivery_report(text)), ErrorCode::unreadable) << text;
}

class Returned : public House {
 protected:
  Returned() { context_->mailer = &postbox_; }
  AwardId award(const std::string& email) {
    PersonForm form;
    form.achievement = achievement_.id;
    form.name = "Grace Moor";
    form.email = email;
    form.source_key = std::to_string(++keys_);
    return must(award_person(*context_, owner_, form)).award->id;
  }
  std::vector<Mail> sent() {
    while (must(deliver_due(*context_)).sent > 0) {
    }
    return std::exchange(postbox_.mails, {});
  }
  ReturnNoted note(const ReturnedMail& returned,
                   const std::optional<OrganisationId>& within = std::nullopt) {
    return must(note_returned(*context_, {"command"}, within, {returned})).front().noted;
  }
  Delivery last_mail(const AwardId& id) {
    return must(mail_about(*context_, owner_, id.text)).front();
  }

  Postbox postbox_;
  Actor owner_ = set_up();
  Achievement achievement_ = published(owner_);
  int keys_ = 0;
};

TEST_F(Returned, IsKnownByItsIdAndEndsMailToTheAddress) {
  const auto first = award("grace@learner.example");
  const auto mails = sent();
  ASSERT_THAT(mails, SizeIs(1));
  const ReturnedMail returned{mails[0].id + "@harbour.example", "elsewhere@learner.example",
                              "5.1.1", "550 User unknown", true};
  EXPECT_EQ(note(returned), ReturnNoted::marked);
  EXPECT_EQ(last_mail(first).state, DeliveryState::bounced);
  EXPECT_EQ(last_mail(first).last_error, "550 User unknown");
  achievement_ = published(owner_);
  const auto second = award("grace@learner.example");
  EXPECT_THAT(sent(), IsEmpty());
  EXPECT_EQ(last_mail(second).state, DeliveryState::bounced) << "its issuer sees why";
  // Whoever tries again believes in the address.
  must(retry_delivery(*context_, owner_, last_mail(second).id));
  EXPECT_THAT(sent(), SizeIs(1));
  achievement_ = published(owner_);
  award("grace@learner.example");
  EXPECT_THAT(sent(), SizeIs(1));
}

TEST_F(Returned, IsKnownByItsRecipientWhereTheReportHasNoId) {
  const auto id = award("grace@learner.example");
  sent();
  EXPECT_EQ(note({"", "Grace@Learner.example", "5.1.1", "", true}), ReturnNoted::marked);
  EXPECT_EQ(last_mail(id).state, DeliveryState::bounced);
  EXPECT_EQ(note({"", "nobody@learner.example", "5.1.1", "", true}), ReturnNoted::unknown);
}

TEST_F(Returned, ThatIsTriedAgainChangesNothing) {
  const auto id = award("grace@learner.example");
  const auto mails = sent();
  EXPECT_EQ(note({mails[0].id + "@x", "", "4.2.2", "Full", false}), ReturnNoted::temporary);
  EXPECT_EQ(last_mail(id).state, DeliveryState::sent);
}

TEST_F(Returned, OfOneOrganisationIsNothingToAnother) {
  const auto other = set_up_another();
  const auto id = award("grace@learner.example");
  const auto mails = sent();
  const std::optional within(other.organisation);
  EXPECT_EQ(note({mails[0].id + "@x", "", "5.1.1", "", true}, within), ReturnNoted::unknown);
  EXPECT_EQ(note({"", "grace@learner.example", "5.1.1", "", true}, within), ReturnNoted::unknown);
  EXPECT_EQ(last_mail(id).state, DeliveryState::sent);
}

TEST_F(Returned, KeepsNoBytesThatAreNoText) {
  const auto id = award("grace@learner.example");
  const auto mails = sent();
  EXPECT_EQ(note({std::string("\xff\0x", 3), "\xff", "5.1.1", "", true}), ReturnNoted::unknown);
  EXPECT_EQ(note({mails[0].id + "@x", "", "5.1.1", "no\x1b[31m \xff", true}), ReturnNoted::marked);
  EXPECT_EQ(last_mail(id).last_error.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace cairn::app
