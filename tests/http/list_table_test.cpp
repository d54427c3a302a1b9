// SPDX-License-Identifier: Apache-2.0
// Every table of the desk is taken along as CSV, and every list of programs.
#include "app/accounts/api_keys.h"
#include "app/awards/codes.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ListTable : public SiteTest {
 protected:
  ListTable() { bring_model(); }

  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);
};

TEST_F(ListTable, IsOfferedByEveryPageThatShowsOne) {
  must(app::make_code(*context_, actor_, achievement_.id, {.label = "=Gate", .mode = "at-once"}));
  const auto codes = "/desk/achievements/" + achievement_.id.text + "/codes";
  for (const auto& [page, file] : std::vector<std::pair<std::string, std::string>>{
           {"/desk/members", "/desk/members.csv"},
           {"/desk/keys-for-programs", "/desk/keys-for-programs.csv"},
           {"/desk/queue", "/desk/queue.csv"},
           {"/desk/webhooks", "/desk/webhooks.csv"},
           {"/desk/achievements", "/desk/achievements.csv"},
           {codes, codes + ".csv"},
           {"/desk/assessments", "/desk/assessments.csv"},
           {"/desk/assessments/calibrations", "/desk/assessments/calibrations.csv"},
           {"/desk/stacks", "/desk/stacks.csv"},
           {"/desk/batches", "/desk/batches.csv"},
           {"/desk/claims", "/desk/claims.csv"},
           {"/desk/awards", "/desk/awards.csv"},
           {"/desk/learners", "/desk/learners.csv"},
           {"/desk/audit", "/desk/audit.csv"},
           {"/desk/quality", "/desk/quality/reviews.csv"},
           {"/desk/quality", "/desk/quality/questions.csv"},
           {"/desk/quality/reports", "/desk/quality/reports.csv"},
           {"/desk/quality/providers", "/desk/quality/providers.csv"},
           {"/desk/market/terms", "/desk/market/terms.csv"},
           {"/desk/catalogue/same", "/desk/catalogue/same.csv"},
           {"/catalogue/imports", "/catalogue/imports.csv"}}) {
    EXPECT_THAT(issuer_.get(page).body, HasSubstr("href=\"" + file)) << page;
    const auto answer = issuer_.get(file);
    EXPECT_EQ(answer.status, 200) << file;
    EXPECT_THAT(std::string(answer.header("Content-Type")), StartsWith("text/csv")) << file;
    EXPECT_THAT(std::string(answer.header("Content-Disposition")),
                HasSubstr(file.substr(file.rfind('/') + 1)));
  }
  EXPECT_THAT(issuer_.get(codes + ".csv").body, HasSubstr("'=Gate")) << "no formula runs";
  EXPECT_THAT(issuer_.get("/desk/members.csv").body, HasSubstr("ada@harbour.example"));
}

TEST_F(ListTable, HoldsTheWholeListHoweverItIsAskedFor) {
  for (int i = 0; i < 230; ++i) submitted(achievement_);
  const auto key = must(app::create_api_key(*context_, actor_, "K", {"claims:read"})).token;
  const auto file = issuer_.get("/desk/achievements.csv").body;
  EXPECT_THAT(file, HasSubstr("Welding, first level"));
  const auto told =
      Visitor(site_).get("/api/v1/claims?state=submitted&limit=200",
                         {{"authorization", "Bearer " + key}, {"accept", "text/csv"}});
  EXPECT_THAT(told.body, StartsWith("id,learner,learner_id,achievement,"));
  EXPECT_EQ(std::count(told.body.begin(), told.body.end(), '\n'), 201);
  EXPECT_THAT(std::string(told.header("Link")), HasSubstr("rel=\"next\""));
  const auto queue = issuer_.get("/desk/assessments.csv?state=submitted").body;
  EXPECT_EQ(std::count(queue.begin(), queue.end(), '\n'), 231) << "portion by portion";
}

TEST_F(ListTable, IsForThoseWhoMaySeeItsPage) {
  member(actor_, "vera@harbour.example", {app::Role::viewer}, "a viewer's own password");
  Visitor viewer(site_);
  viewer.get("/sign-in");
  viewer.post("/sign-in",
              {{"email", "vera@harbour.example"}, {"password", "a viewer's own password"}});
  EXPECT_EQ(viewer.get("/desk/stacks.csv").status, 200);
  EXPECT_EQ(viewer.get("/desk/members.csv").status, 403);
  EXPECT_EQ(viewer.get("/desk/learners.csv").status, 403);
  EXPECT_THAT(viewer.get("/desk/members.csv").body, Not(HasSubstr("ada@harbour.example")));
}

}  // namespace
}  // namespace cairn::server
