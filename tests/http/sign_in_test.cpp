// SPDX-License-Identifier: Apache-2.0
// The sign-in page for people who guess.
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

class SignInPage : public SiteTest {
 protected:
  SignInPage() { admin(); }

  Response tried(Visitor& visitor, const std::string& password, std::vector<Header> headers = {}) {
    visitor.get("/sign-in");
    return visitor.post("/sign-in", {{"email", "ada@harbour.example"}, {"password", password}},
                        std::move(headers));
  }
};

TEST_F(SignInPage, AsksGuessersToWaitAndSaysHowLong) {
  Visitor guesser(site_);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(tried(guesser, "wrong password").status, 403);
  clock_.forward_seconds(1);
  EXPECT_EQ(tried(guesser, "wrong password").status, 403);
  const auto waiting = tried(guesser, "correct horse battery");
  EXPECT_EQ(waiting.status, 429);
  EXPECT_EQ(waiting.header("Retry-After"), "2");
  EXPECT_THAT(waiting.body, HasSubstr("Too many tries. Wait 2 seconds."));
  EXPECT_THAT(waiting.body, HasSubstr("ada@harbour.example")) << "what was typed is still there";

  Visitor owner(site_);
  EXPECT_EQ(tried(owner.from("203.0.113.9"), "correct horse battery").status, 303);
}

TEST_F(SignInPage, CountsWhoeverAProxyOnThisMachineNames) {
  Visitor visitor(site_);
  visitor.from("127.0.0.1");
  const std::vector<Header> guesser = {{"x-forwarded-for", "198.51.100.1"}};
  for (int i = 0; i < 5; ++i) tried(visitor, "wrong password", guesser);
  EXPECT_EQ(tried(visitor, "wrong password", guesser).status, 429);
  EXPECT_EQ(tried(visitor, "correct horse battery", {{"x-forwarded-for", "203.0.113.9"}}).status,
            303);
}

}  // namespace
}  // namespace cairn::server
