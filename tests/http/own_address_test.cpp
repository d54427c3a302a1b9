// SPDX-License-Identifier: Apache-2.0
// A member's address is marked until they prove it, and the page for that leads them there.
#include "app/accounts/api_keys.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class OwnAddressPage : public SiteTest {
 protected:
  Visitor owner_ = admin();
  app::Postbox postbox_;
};

constexpr const char* path = "/desk/settings/own-address";

TEST_F(OwnAddressPage, SaysThatNothingCanProveItWhereNoMailIsSent) {
  EXPECT_THAT(owner_.get("/desk/members").body, HasSubstr("address not proved"));
  EXPECT_THAT(owner_.get("/desk/settings").body, HasSubstr(path));
  const auto page = owner_.get(path).body;
  EXPECT_THAT(page, HasSubstr("there is no way to prove it yet"));
  EXPECT_THAT(page, Not(HasSubstr("Mail me a code")));
  EXPECT_EQ(owner_.post(path, {}).status, 409);
}

TEST_F(OwnAddressPage, ProvesItByAMailedCode) {
  context_->mailer = &postbox_;
  EXPECT_THAT(owner_.get(path).body, HasSubstr("Mail me a code"));
  const auto asked = owner_.post(path, {});
  ASSERT_EQ(asked.status, 200) << asked.body;
  const auto proof = between(asked.body, "name=\"mail_proof\" value=\"", "\"");
  const auto wrong = owner_.post(path, {{"mail_proof", proof}, {"mail_code", "x"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("mail_code-error"));
  EXPECT_THAT(wrong.body, HasSubstr(proof));
  const auto code = postbox_.mails.back().subject.substr(0, 6);
  const auto done = owner_.post(path, {{"mail_proof", proof}, {"mail_code", code}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_THAT(owner_.get(path).body, HasSubstr("address proved"));
  EXPECT_THAT(owner_.get("/desk/members").body, Not(HasSubstr("address not proved")));
  EXPECT_THAT(owner_.get("/desk/audit").body, HasSubstr("Own address proved"));
}

TEST_F(OwnAddressPage, IsToldToProgramsToo) {
  const auto ada = must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
  const auto key = must(app::create_api_key(*context_, ada, "Test", {"people"})).token;
  Visitor program(site_);
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  EXPECT_THAT(program.get("/api/v1/members", headers).body, HasSubstr("\"proved\":false"));
}

}  // namespace
}  // namespace cairn::server
