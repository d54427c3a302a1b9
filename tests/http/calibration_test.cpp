// SPDX-License-Identifier: Apache-2.0
// Calibrating assessors through the pages and for programs.
#include "app/accounts/api_keys.h"
#include "app/assessment/plans.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class CalibrationPages : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);

  void SetUp() override {
    assessment::Plan plan;
    plan.rubric.criteria = {
        {"joint", "Joint <1>", "", 1, {{"Not yet", "", 0}, {"Sound", "", 200}}, {}}};
    plan.rubric.pass_percent = 5000;
    must(app::save_plan(*context_, actor_, achievement_.id, plan));
  }
  std::string claim(std::string email) {
    auto form = claim_form();
    form.name = "Grace Moor";
    form.email = std::move(email);
    form.declaration = {true, true, "none", "", ""};
    return must(app::submit_claim(*context_, achievement_.claim_code, form, "")).id.text;
  }
};

TEST_F(CalibrationPages, AreStartedMarkedAndClosed) {
  const auto one = claim("a@example.org"), two = claim("b@example.org");
  const auto form =
      issuer_.get("/desk/assessments/calibrations/new?achievement=" + achievement_.id.text);
  EXPECT_THAT(form.body, HasSubstr("value=\"" + one + "\""));
  const auto wrong =
      issuer_.post("/desk/assessments/calibrations/new",
                   {{"name", "Spring <1>"}, {"achievement", achievement_.id.text}, {"claim", one}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("claims-error"));
  EXPECT_THAT(wrong.body, HasSubstr("Spring &lt;1&gt;"));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"" + one + "\" checked"));
  const auto started = issuer_.post(
      "/desk/assessments/calibrations/new",
      {{"name", "Spring"}, {"achievement", achievement_.id.text}, {"claim", one}, {"claim", two}});
  ASSERT_EQ(started.status, 303) << started.body;
  const std::string path(started.header("Location"));
  EXPECT_THAT(issuer_.get("/desk/assessments/calibrations").body, HasSubstr("yours to mark: 2"));
  const auto at = path + "/claims/" + one;
  const auto page = issuer_.get(at);
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, HasSubstr("Joint &lt;1&gt;"));
  EXPECT_THAT(page.body, Not(HasSubstr("Grace Moor"))) << "who sent it is of no account";
  EXPECT_EQ(issuer_.post(at, {{"do", "hand-in"}}).status, 422);
  EXPECT_EQ(issuer_.post(at, {{"do", "save"}, {"level-joint", "2"}}).status, 303);
  EXPECT_EQ(issuer_.post(at, {{"do", "hand-in"}, {"level-joint", "2"}}).status, 303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("you handed it in"));
  EXPECT_THAT(issuer_.get(path).body, Not(HasSubstr("How alike everybody marked")));
  EXPECT_EQ(issuer_.post(path + "/close", {}).status, 303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("How alike everybody marked"));
}

TEST_F(CalibrationPages, AreMarkedByPrograms) {
  const auto key_of = [&](const char* name) {
    return std::vector<Header>{
        {"authorization",
         "Bearer " + must(app::create_api_key(*context_, actor_, name, {"claims"})).token}};
  };
  const auto first = key_of("First"), second = key_of("Second");
  Visitor program(site_);
  const auto send = [&](const std::string& at, const std::string& body,
                        const std::vector<Header>& key) {
    return program.send(at, "application/json", body, key);
  };
  const auto one = claim("a@example.org"), two = claim("b@example.org");
  const auto made = send("/api/v1/calibrations",
                         R"({"name": "Spring", "achievement": ")" + achievement_.id.text +
                             R"(", "claims": [")" + one + R"(", ")" + two + R"("]})",
                         first);
  ASSERT_EQ(made.status, 201) << made.body;
  const auto at = "/api/v1/calibrations/" + between(made.body, "\"id\":\"", "\"");
  for (const auto& key : {first, second})
    for (const auto& id : {one, two})
      EXPECT_THAT(send(at + "/claims/" + id + "/markings",
                       R"({"marks": {"joint": {"level": 2}}, "hand_in": true})", key)
                      .body,
                  HasSubstr("\"handed_in\":true"));
  EXPECT_THAT(program.get(at, first).body, Not(HasSubstr("\"result\"")));
  const auto closed = send(at + "/close", "", first);
  EXPECT_THAT(closed.body, HasSubstr("\"levels_by_claim\":[\"2, 2\",\"2, 2\"]"));
  EXPECT_THAT(program.get("/api/v1/calibrations", second).body, HasSubstr("\"markers\":2"));
}

}  // namespace
}  // namespace cairn::server
