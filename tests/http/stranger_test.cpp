// SPDX-License-Identifier: Apache-2.0
// What strangers may leave behind: so much, and not more.
#include "app/base_address.h"
#include "app/ports/claims.h"
#include "app/ports/records.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

class Strangers : public SiteTest {
 protected:
  Strangers() : actor_(set_up()) {}

  Response claim(Visitor& stranger, const std::string& link) {
    stranger.get(link);
    return stranger.post(link, {{"name", "Nour"},
                                {"email", "nour@example.org"},
                                {"statement", "I did it."},
                                {"links", "https://example.org/weld"}});
  }
  Response keep(Visitor& stranger, const std::string& text) {
    stranger.get("/verify");
    return stranger.post("/verify/keep", {{"text", text}});
  }
  app::Actor actor_;
};

constexpr std::string_view unsigned_badge =
    R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"]})";

TEST_F(Strangers, AreHeldUpWhenTheySendClaimAfterClaim) {
  const auto link = "/claim/" + published(actor_).claim_code;
  Visitor stranger(site_);
  for (int i = 0; i < 100; ++i) ASSERT_LT(claim(stranger, link).status, 400) << i;
  const auto waiting = claim(stranger, link);
  EXPECT_EQ(waiting.status, 429);
  EXPECT_EQ(waiting.header("Retry-After"), "1");
  EXPECT_THAT(waiting.body, HasSubstr("Too many tries. Wait 1 second."));
  EXPECT_THAT(waiting.body, HasSubstr("I did it.")) << "what was typed is still there";
  EXPECT_LT(claim(Visitor(site_).from("203.0.113.7"), link).status, 400);
}

TEST_F(Strangers, AreHeldUpWhenTheyKeepResultAfterResult) {
  Visitor stranger(site_);
  for (int i = 0; i < 20; ++i) ASSERT_EQ(keep(stranger, std::string(unsigned_badge)).status, 303);
  EXPECT_EQ(keep(stranger, std::string(unsigned_badge)).status, 429);
}

TEST_F(Strangers, KeepNoResultOfAnythingLarge) {
  Visitor stranger(site_);
  auto large = std::string(unsigned_badge);
  large.insert(1, R"("name": ")" + std::string(300 * 1024, 'x') + R"(", )");
  EXPECT_EQ(keep(stranger, large).status, 413);
}

TEST_F(Strangers, FindABadgeClosedWhileTooManyClaimsWait) {
  const auto achievement = published(actor_);
  const auto first = submitted(achievement);
  const auto learner = app::must(app::open_case(*context_, actor_, first.id)).learner;
  {
    auto transaction = app::must(store_->begin(app::Access::write));
    for (int i = 1; i < 1000; ++i) {
      app::Claim claim;
      claim.organisation = actor_.organisation;
      claim.id = {app::new_name(actor_.organisation, random_)};
      claim.achievement = achievement.id;
      claim.learner = learner.id;
      claim.submitted = clock_.now();
      app::must(transaction->claims().add(claim));
    }
    app::must(transaction->commit());
  }
  const auto link = "/claim/" + achievement.claim_code;
  Visitor stranger(site_);
  const auto refused = claim(stranger, link);
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("This badge takes no more claims just now."));
  EXPECT_LT(claim(stranger, "/claim/" + published(actor_).claim_code).status, 400);
  awarded(actor_, first.id);
  EXPECT_LT(claim(stranger, link).status, 400);
}

TEST_F(Strangers, LeaveNothingWhenTheTimeOfAResultIsOver) {
  Visitor stranger(site_);
  const std::string kept(keep(stranger, std::string(unsigned_badge)).header("Location"));
  EXPECT_EQ(stranger.get(kept).status, 200);
  clock_.forward_seconds(366 * 24 * 60 * 60);
  keep(stranger, std::string(unsigned_badge));
  auto reading = app::must(store_->begin(app::Access::read));
  EXPECT_FALSE(reading->records().find_report(kept.substr(kept.rfind('/') + 1)));
}

}  // namespace
}  // namespace cairn::server
