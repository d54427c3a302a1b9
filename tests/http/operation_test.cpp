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

TEST_F(Operation, ShowsTheLogByKindAndAsATable) {
  published(actor_);
  const auto all = owner_.get("/desk/audit").body;
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
