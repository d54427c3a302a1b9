// SPDX-License-Identifier: Apache-2.0
// Many claims at once through the pages and for programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class ClaimsTogether : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);

  std::string send(std::string name) {
    auto form = claim_form();
    form.name = name;
    form.email = "a" + std::to_string(sent_++) + "@learner.example";
    return must(app::submit_claim(*context_, achievement_.claim_code, form, "")).id.text;
  }
  int sent_ = 0;
};

TEST_F(ClaimsTogether, AreTickedLookedAtAndSigned) {
  const auto grace = send("Grace <Moor>");
  const auto nour = send("Nour Ali");
  const auto list = issuer_.get("/desk/claims");
  EXPECT_THAT(list.body, HasSubstr("name=\"claim\" value=\"" + grace + "\""));
  const auto none = issuer_.post("/desk/claims/look", {{"outcome", "awarded"}});
  EXPECT_EQ(none.status, 303);
  EXPECT_THAT(issuer_.get("/desk/claims?none=1").body, HasSubstr("No claim is chosen."));
  const auto look =
      issuer_.post("/desk/claims/look",
                   {{"outcome", "awarded"}, {"listed", grace}, {"listed", nour}, {"every", "yes"}});
  EXPECT_EQ(look.status, 200) << look.body;
  EXPECT_THAT(look.body, HasSubstr("Grace &lt;Moor&gt;"));
  EXPECT_THAT(look.body, HasSubstr("Nour Ali"));
  EXPECT_THAT(look.body, HasSubstr("Makes <strong>three</strong> welds"));
  EXPECT_THAT(look.body, HasSubstr("Confirm and sign 2"));
  const auto key = between(look.body, "name=\"key\" value=\"", "\"");
  const Fields confirm = {
      {"outcome", "awarded"}, {"claim", grace}, {"claim", nour}, {"key", key}, {"reason", "Fine."}};
  const auto done = issuer_.post("/desk/claims/together", confirm);
  ASSERT_EQ(done.status, 303) << done.body;
  const auto again = issuer_.post("/desk/claims/together", confirm);
  EXPECT_EQ(again.status, 303) << "a double click";
  EXPECT_EQ(again.header("Location"), done.header("Location"));
  const auto page = issuer_.get(done.header("Location"));
  EXPECT_THAT(page.body, HasSubstr("2 of 2 are through"));
  EXPECT_THAT(page.body, HasSubstr("The badge of Nour Ali"));
}

TEST_F(ClaimsTogether, AreDeclinedForAReasonThatIsKept) {
  const auto grace = send("Grace Moor");
  issuer_.get("/desk/claims");
  const auto look = issuer_.post("/desk/claims/look", {{"outcome", "declined"}, {"claim", grace}});
  EXPECT_THAT(look.body, Not(HasSubstr("What it took")));
  const auto refused = issuer_.post("/desk/claims/together",
                                    {{"outcome", "declined"}, {"claim", grace}, {"key", "k"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("reason-error"));
  EXPECT_THAT(refused.body, HasSubstr("name=\"key\" value=\"k\""));
  EXPECT_EQ(issuer_
                .post("/desk/claims/together", {{"outcome", "declined"},
                                                {"claim", grace},
                                                {"key", "k"},
                                                {"reason", "No weld to be seen."}})
                .status,
            303);
}

TEST_F(ClaimsTogether, AreDecidedByPrograms) {
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"claims"})).token;
  Visitor program(site_);
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto body = R"({"claims": [")" + send("Grace") + R"(", ")" + send("Nour") +
                    R"("], "outcome": "awarded", "key": "spring"})";
  const auto made = program.send("/api/v1/claim-sittings", "application/json", body, headers);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr("\"finished\":true"));
  EXPECT_THAT(made.body, HasSubstr("/b/"));
  const auto id = between(made.body, "\"id\":\"", "\"");
  EXPECT_EQ(program.get("/api/v1/claim-sittings/" + id, headers).body, made.body);
  EXPECT_THAT(program
                  .send("/api/v1/claim-sittings", "application/json",
                        R"({"claims": [], "outcome": "maybe"})", headers)
                  .body,
              HasSubstr("/outcome"));
}

}  // namespace
}  // namespace cairn::server
