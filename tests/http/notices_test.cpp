// SPDX-License-Identifier: Apache-2.0
// Whether a member hears by mail that something waits: chosen on a page, ended by one click.
#include "app/mail/staff.h"
#include "app/outbox/deliver.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class NoticePages : public SiteTest {
 protected:
  NoticePages() { context_->mailer = &postbox_; }

  app::Postbox postbox_;
  Visitor owner_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
};

TEST_F(NoticePages, ShowTheMailsInTheLanguageSpoken) {
  const auto shown = owner_.get("/desk/settings/notices").body;
  EXPECT_THAT(shown, HasSubstr("Something waits: …"));
  EXPECT_THAT(shown, HasSubstr("… claims wait at Harbour Workshop"));
  EXPECT_THAT(owner_.get("/desk/settings").body, HasSubstr("/desk/settings/notices"));
  owner_.get("/language/de?back=/");
  EXPECT_THAT(owner_.get("/desk/settings/notices").body, Not(HasSubstr("Something waits: …")));
}

TEST_F(NoticePages, AreChosenAndEndedByOneClick) {
  owner_.get("/desk/settings/notices");
  EXPECT_EQ(owner_.post("/desk/settings/notices", {{"notices", "hourly"}}).status, 422);
  EXPECT_EQ(owner_.post("/desk/settings/notices", {{"notices", "at-once"}}).status, 303);
  submitted(published(actor_));
  while (must(app::deliver_due(*context_)).sent > 0) {
  }
  std::string path;
  for (const auto& mail : postbox_.mails)
    if (const auto at = mail.unsubscribe.find("/staff-mail/"); at != std::string::npos)
      path = mail.unsubscribe.substr(at);
  ASSERT_NE(path, "");
  Visitor program(site_);
  EXPECT_THAT(program.get(path).body, HasSubstr("a…@harbour.example"));
  EXPECT_EQ(must(app::own_notices(*context_, actor_)), app::Notices::at_once)
      << "looking ends nothing";
  const auto ended =
      program.send(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
  EXPECT_EQ(ended.status, 200);
  EXPECT_EQ(must(app::own_notices(*context_, actor_)), app::Notices::none);
  EXPECT_EQ(program.get("/staff-mail/nothing").status, 404);
}

}  // namespace
}  // namespace cairn::server
