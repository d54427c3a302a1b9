// SPDX-License-Identifier: Apache-2.0
// What was answered at set-up, changed later: name, home page, password.
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Settings : public SiteTest {
 protected:
  Visitor issuer_ = admin();
};

TEST_F(Settings, ChangeTheOrganisationButNotWhatIsSigned) {
  const auto actor =
      app::must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  const auto award = awarded(actor, submitted(published(actor)).id);
  EXPECT_THAT(issuer_.get("/desk/settings").body, HasSubstr("value=\"Harbour Workshop\""));
  const auto changed =
      issuer_.post("/desk/settings/organisation", {{"name", "Harbour College"}, {"url", ""}});
  EXPECT_EQ(changed.status, 303) << changed.body;
  EXPECT_THAT(issuer_.get(changed.header("Location")).body, HasSubstr("Saved."));
  EXPECT_THAT(issuer_.get("/desk").body, HasSubstr("<h1>Harbour College</h1>"));
  const auto badge = issuer_.get("/b/" + award.id.text).body;
  EXPECT_THAT(badge, HasSubstr("by <strong>Harbour Workshop</strong>"));
  EXPECT_THAT(badge, Not(HasSubstr("Harbour College")));
}

TEST_F(Settings, NameEveryWrongField) {
  issuer_.get("/desk/settings");
  const auto answer = issuer_.post("/desk/settings/organisation", {{"name", ""}, {"url", "x"}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("2 answers need another look"));
  const auto refused =
      issuer_.post("/desk/settings/password", {{"current", "wrong"}, {"password", "short"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("This is not your password"));
  EXPECT_THAT(refused.body, HasSubstr("too short"));
}

TEST_F(Settings, ChangeThePasswordAndSignOtherDevicesOut) {
  Visitor elsewhere(site_);
  elsewhere.get("/sign-in");
  const auto sign_in = [](Visitor& visitor, const std::string& password) {
    visitor.get("/sign-in");
    return visitor.post("/sign-in", {{"email", "ada@harbour.example"}, {"password", password}});
  };
  EXPECT_EQ(sign_in(elsewhere, "correct horse battery").status, 303);
  issuer_.get("/desk/settings");
  const auto changed = issuer_.post(
      "/desk/settings/password",
      {{"current", "correct horse battery"}, {"password", "another horse altogether"}});
  EXPECT_EQ(changed.status, 303) << changed.body;
  EXPECT_THAT(issuer_.get(changed.header("Location")).body, HasSubstr("new password is set"));
  EXPECT_EQ(elsewhere.get("/desk").status, 303) << "signed out";
  Visitor later(site_);
  EXPECT_EQ(sign_in(later, "correct horse battery").status, 403);
  EXPECT_EQ(sign_in(later, "another horse altogether").status, 303);
}

// What was done already is said so, and by whom does not matter.
TEST_F(Settings, DoingAThingTwiceIsNoRace) {
  const auto actor =
      app::must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto path = "/desk/awards/" + award.id.text;
  issuer_.get(path);
  EXPECT_EQ(issuer_.post(path + "/revoke", {{"reason", "Mistake"}}).status, 303);
  const auto again = issuer_.post(path + "/revoke", {{"reason", "Mistake"}});
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("That cannot be done now"));
  EXPECT_THAT(again.body, HasSubstr("This badge has been revoked already."));
}

}  // namespace
}  // namespace cairn::server
