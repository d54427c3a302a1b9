// SPDX-License-Identifier: Apache-2.0
// The job market on its pages and on the surface for programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class MarketPages : public SiteTest {
 protected:
  MarketPages() { bring_model(); }
  static std::string adverts(int count) {
    std::string file = "title,text,date,location\n";
    for (int i = 0; i < count; ++i)
      file +=
          "Analyst,\"What you will need " + std::to_string(i) +
          "\n- Experience of writing SQL queries\n- Experience with Zqflow, Zqlake and Zqcube\"," +
          "2026-1" + std::to_string(i % 2) + "-02,\"Graz, Austria\"\n";
    return file;
  }
  static Upload file(const std::string& bytes) { return {"file", "a.csv", "text/csv", bytes}; }
};

TEST_F(MarketPages, AFileIsTriedAndThenCounted) {
  auto issuer = admin();
  EXPECT_THAT(issuer.get("/desk/market").body, HasSubstr("were imported yet"));
  const auto missing = issuer.upload("/desk/market/adverts", {}, {});
  EXPECT_EQ(missing.status, 422);
  EXPECT_THAT(missing.body, HasSubstr("Choose a file"));
  const auto tried = issuer.upload("/desk/market/adverts", {{"do", "try"}}, {file(adverts(4))});
  EXPECT_EQ(tried.status, 200) << tried.body;
  EXPECT_THAT(tried.body, HasSubstr("none was kept: 4 would be new"));
  const auto kept = issuer.upload("/desk/market/adverts", {{"do", "keep"}},
                                  {file(adverts(4) + "Clerk,,2026-11-02,\n")});
  EXPECT_THAT(kept.body, HasSubstr("5 adverts were read: 4 are new"));
  EXPECT_THAT(kept.body, HasSubstr("It has no text."));
  EXPECT_THAT(kept.body, HasSubstr("class=\"chart\""));
}

TEST_F(MarketPages, AHistoryIsDrawnAndWrittenOut) {
  auto issuer = admin();
  issuer.get("/desk/market");
  issuer.upload("/desk/market/adverts", {{"do", "keep"}}, {file(adverts(8))});
  const auto found = issuer.get("/market?q=SQL");
  EXPECT_EQ(found.status, 200);
  EXPECT_THAT(found.body, HasSubstr("Not enough adverts to tell a direction"));
  EXPECT_THAT(found.body, HasSubstr("Austria"));
  auto path = between(found.body, "<ul class=\"rows\"><li><a href=\"", "\"");
  for (auto at = path.find("&amp;"); at != path.npos; at = path.find("&amp;"))
    path.replace(at, 5, "&");
  const auto page = issuer.get(path);
  EXPECT_EQ(page.status, 200) << path;
  EXPECT_THAT(page.body, HasSubstr("8 of 8 adverts"));
  EXPECT_THAT(page.body, HasSubstr("class=\"chart\""));
  EXPECT_THAT(page.body, HasSubstr("<th scope=\"row\">2026-11</th>")) << "the chart's text twin";
  EXPECT_THAT(page.body, HasSubstr("no adverts imported"));
  const auto table = issuer.get("/market/history.csv" + path.substr(path.find('?')));
  EXPECT_THAT(table.body, HasSubstr("2026-11,4,4,1.0000,"));
  EXPECT_EQ(issuer.get("/market/history?kind=nonsense&id=x").status, 422);
  EXPECT_EQ(issuer.get("/market/history?id=none").status, 404);
  EXPECT_EQ(issuer.get("/market?place=4711").status, 404);
}

TEST_F(MarketPages, NobodyElseLooksUnlessItIsShown) {
  auto issuer = admin();
  issuer.get("/desk/market");
  issuer.upload("/desk/market/adverts", {{"do", "keep"}}, {file(adverts(6))});
  const auto organisation = between(issuer.get("/desk/market").body, "/market?of=", "\"");
  Visitor stranger(site_);
  EXPECT_THAT(stranger.get("/market").body, HasSubstr("Nothing is shown here"));
  EXPECT_EQ(stranger.get("/market?of=" + organisation).status, 404);
  EXPECT_EQ(stranger.get("/market/history?kind=own&id=zqflow").status, 404);
  issuer.get("/desk/market");
  EXPECT_EQ(issuer.post("/desk/market/shown", {{"shown", "1"}}).status, 303);
  EXPECT_THAT(stranger.get("/market").body, Not(HasSubstr("Nothing is shown here")));
  EXPECT_EQ(stranger.get("/market/history?kind=term&id=zqflow").status, 404)
      << "terms are for the desk alone";
}

TEST_F(MarketPages, ATermIsJudgedOnTheDesk) {
  auto issuer = admin();
  issuer.get("/desk/market");
  issuer.upload("/desk/market/adverts", {{"do", "keep"}}, {file(adverts(6))});
  const auto waiting = issuer.get("/desk/market/terms");
  EXPECT_THAT(waiting.body, HasSubstr("3 wait"));
  EXPECT_THAT(waiting.body, HasSubstr("Zqflow"));
  const auto unknown =
      issuer.post("/desk/market/terms",
                  {{"term", "zqflow"}, {"verdict", "alias"}, {"skill_name", "Nothing at all"}});
  EXPECT_EQ(unknown.status, 422);
  EXPECT_THAT(unknown.body, HasSubstr("No skill of the framework is called so"));
  EXPECT_THAT(unknown.body, HasSubstr("value=\"Nothing at all\"")) << "what was typed stays";
  EXPECT_EQ(issuer.post("/desk/market/terms", {{"term", "zqflow"}, {"verdict", "own"}}).status,
            303);
  const auto after = issuer.get("/desk/market/terms");
  EXPECT_THAT(after.body, HasSubstr("2 wait"));
  EXPECT_THAT(after.body, HasSubstr("a skill of its own"));
  EXPECT_EQ(issuer.get("/market/history?kind=own&id=zqflow").status, 200);
  issuer.get("/desk/market/terms");
  EXPECT_EQ(issuer.post("/desk/market/terms/back", {{"term", "zqflow"}}).status, 303);
  EXPECT_THAT(issuer.get("/desk/market/terms").body, HasSubstr("3 wait"));
}

TEST_F(MarketPages, ProgramsImportReadAndJudge) {
  auto issuer = admin();
  const auto actor = app::must(app::session_of(*context_, issuer.cookies()["cairn_session"])).actor;
  const auto key = app::must(app::create_api_key(*context_, actor, "Test", {"analytics"}));
  const std::vector<Header> headers{{"authorization", "Bearer " + key.token}};
  Visitor program(site_);
  const auto tried =
      program.send("/api/v1/market/adverts?dry_run=true", "text/csv", adverts(6), headers);
  EXPECT_THAT(tried.body, HasSubstr("\"added\":6"));
  EXPECT_THAT(program.get("/api/v1/market", headers).body, HasSubstr("\"adverts\":0"));
  program.send("/api/v1/market/adverts", "text/csv", adverts(6), headers);
  const auto market = program.get("/api/v1/market", headers);
  EXPECT_THAT(market.body, HasSubstr("\"adverts\":6"));
  EXPECT_NE(market.header("ETag"), "");
  EXPECT_THAT(program.get("/api/v1/market/search?q=SQL", headers).body, HasSubstr("\"adverts\":6"));
  EXPECT_EQ(program.get("/api/v1/market/search", headers).status, 400);
  const auto terms = program.get("/api/v1/market/terms?limit=2", headers);
  EXPECT_THAT(terms.body, HasSubstr("\"next\":"));
  const auto judged = program.send("/api/v1/market/terms", "application/json",
                                   R"({"term": "zqflow", "verdict": "own"})", headers);
  EXPECT_EQ(judged.status, 200) << judged.body;
  EXPECT_THAT(program.get("/api/v1/market/history?kind=own&id=zqflow", headers).body,
              HasSubstr("\"direction\":\"not-enough\""));
  EXPECT_THAT(program.get("/api/v1/market/judged", headers).body, HasSubstr("zqflow"));
  EXPECT_EQ(program.send("/api/v1/market/judged/zqflow", "", "", headers, Method::del).status, 204);
  EXPECT_EQ(program.send("/api/v1/market/judged/zqflow", "", "", headers, Method::del).status, 404);
}

}  // namespace
}  // namespace cairn::server
