// SPDX-License-Identifier: Apache-2.0
// What an owner sees of how the server runs: the log, and mail that did not arrive.
#include "app/outbox/deliver.h"
#include "app/outbox/queue.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Operation : public SiteTest {
 protected:
  Visitor owner_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
  app::Postbox postbox_;
};

TEST_F(Operation, BeginsTheDeskWithItsFigures) {
  const auto empty = owner_.get("/desk").body;
  EXPECT_THAT(empty, HasSubstr("<strong>0</strong> claims wait for you"));
  EXPECT_THAT(empty, HasSubstr("<strong>0</strong> badges awarded in 30 days"));
  EXPECT_THAT(empty, HasSubstr("<strong>0</strong> messages did not arrive"));
  EXPECT_THAT(empty, Not(HasSubstr("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"")));
  const auto achievement = published(actor_);
  app::must(app::submit_claim(*context_, achievement.claim_code, claim_form(), ""));
  EXPECT_THAT(owner_.get("/desk").body, HasSubstr("<strong>1</strong> claim waits for you"));
}

TEST_F(Operation, MarksWhereTheReaderIs) {
  const std::string overview = "<a href=\"/desk\" aria-current=\"true\">Overview</a>";
  EXPECT_THAT(owner_.get("/desk").body, HasSubstr(overview));
  const auto settings = owner_.get("/desk/settings").body;
  EXPECT_THAT(settings, Not(HasSubstr(overview)));
  EXPECT_THAT(settings, HasSubstr("<a href=\"/desk/settings\" aria-current=\"true\">Settings</a>"));
  published(actor_);
  EXPECT_THAT(owner_.get("/desk/award").body,
              HasSubstr("<a href=\"/desk/awards\" aria-current=\"true\">Badges</a>"));
}

TEST_F(Operation, ShowsTheLogByKindAndAsATable) {
  published(actor_);
  const auto all = owner_.get("/desk/audit").body;
  EXPECT_THAT(all, HasSubstr(">Achievement published</td>"));
  EXPECT_THAT(all, HasSubstr("achievement.publish"));
  EXPECT_THAT(all, HasSubstr("organisation.create"));
  const auto some = owner_.get("/desk/audit?action=achievement.").body;
  EXPECT_THAT(some, Not(HasSubstr("organisation.create")));
  EXPECT_THAT(some, HasSubstr("<option value=\"achievement.\" selected>"));
  EXPECT_EQ(owner_.get("/desk/audit?from=yesterday").status, 422);
  const auto file = owner_.get("/desk/audit.csv?action=achievement.");
  EXPECT_EQ(file.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(file.body, HasSubstr("achievement.publish"));
  EXPECT_EQ(Visitor(site_).get("/desk/audit.csv").status, 303);
}

TEST_F(Operation, ShowsMailThatDidNotArriveAndTriesItAgain) {
  EXPECT_THAT(owner_.get("/desk/queue").body, HasSubstr("--smtp"));
  context_->mailer = &postbox_;
  postbox_.refuses = true;
  {
    auto transaction = app::must(store_->begin(app::Access::write));
    app::must(app::queue_mail(*context_, *transaction, actor_.organisation,
                              {.to = "nour@example.org", .subject = "Your <badge>"}));
    app::must(transaction->commit());
  }
  app::must(app::deliver_due(*context_));
  EXPECT_THAT(owner_.get("/desk").body,
              HasSubstr("href=\"/desk/queue?state=bounced\"><strong>1</strong> message did not"));
  const auto page = owner_.get("/desk/queue?state=bounced").body;
  EXPECT_THAT(page, HasSubstr("Your &lt;badge&gt;"));
  EXPECT_THAT(page, HasSubstr("There is no such address."));
  const auto retry = "/desk/queue/" + between(page, "/desk/queue/", "/retry") + "/retry";
  postbox_.refuses = false;
  EXPECT_EQ(owner_.post(retry, {}).status, 303);
  EXPECT_EQ(app::must(app::deliver_due(*context_)).sent, 1);
  EXPECT_THAT(owner_.get("/desk/queue?state=sent").body, HasSubstr("nour@example.org"));
  owner_.get("/desk/queue");
  EXPECT_EQ(owner_.post(retry, {}).status, 409);
}

}  // namespace
}  // namespace cairn::server
