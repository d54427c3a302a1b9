// SPDX-License-Identifier: Apache-2.0
// Planning with an account by a program alone: goal, profile, gap, plan, check-in, and the end.
#include "app/career/keeping.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class AccountPlanApi : public SiteTest {
 protected:
  AccountPlanApi() {
    bring_model();
    const auto made = send("", R"({"email":"nour@example.org","password":")" + password_ + "\"}");
    EXPECT_EQ(made.status, 201) << made.body;
    token_ = text(made, "token");
  }
  Response get(const std::string& path) { return Visitor(site_).get(root_ + path, headers()); }
  Response send(const std::string& path, const std::string& body, Method method = Method::post) {
    return Visitor(site_).send(root_ + path, "application/json", body, headers(), method);
  }
  std::vector<Header> headers() const {
    if (token_.empty()) return {};
    return {{"authorization", "Bearer " + token_}};
  }
  static std::string text(const Response& answer, std::string_view member) {
    Arena arena;
    return std::string(must(json::parse(answer.body, arena)).string_at(member));
  }
  std::string goal() {
    const auto made = send("/goals", R"({"text":")" + advert_ + "\"}");
    EXPECT_EQ(made.status, 201) << made.body;
    return "/goals/" + text(made, "id");
  }

  const std::string root_ = "/api/v1/account", password_ = "three stones on a hill";
  const std::string advert_ =
      R"(Data Analyst, Harbour Logistics\n\nWhat you will need\n)"
      R"(- At least two years' experience of writing SQL queries against large databases\n)"
      R"(- A sound grasp of basic statistics\n- Experience of cleaning messy data\n)";
  std::string token_;
};

TEST_F(AccountPlanApi, MakesAnAccountAndEndsIt) {
  EXPECT_EQ(text(get(""), "email"), "nour@example.org");
  EXPECT_THAT(get("").body, HasSubstr("\"goals\":0"));
  EXPECT_EQ(send("", R"({"email":"nour@example.org","password":"another one here"})").status, 409);
  EXPECT_EQ(text(send("", R"({"email":"nour","password":"another one here"})"), "path"), "/email");
  EXPECT_EQ(get("/workbook").header("Cache-Control"), "no-store");
  EXPECT_EQ(get("/said").status, 200);
  EXPECT_EQ(send("/deletion", R"({"password":"not theirs at all"})").status, 403);
  EXPECT_EQ(get("").status, 200);
  EXPECT_EQ(send("/deletion", R"({"password":")" + password_ + "\"}").status, 204);
  EXPECT_EQ(get("").status, 403);
  token_.clear();
  EXPECT_EQ(get("/workbook").status, 403);
}

TEST_F(AccountPlanApi, MakesGoalsAndPutsThemRight) {
  EXPECT_EQ(text(send("/goals", "{}"), "path"), "/occupation");
  EXPECT_EQ(text(send("/goals", R"({"occupation":"nothing"})"), "path"), "/occupation");
  const auto path = goal();
  EXPECT_THAT(get("/goals").body, HasSubstr("\"kind\":\"adverts\""));
  EXPECT_THAT(get(path).body, HasSubstr("\"skill\":\"sql\""));
  const auto corrected = send(
      path, R"({"title":"Analyst","requirements":[{"skill":"sql","level":4,"essential":false}]})",
      Method::put);
  EXPECT_EQ(corrected.status, 200) << corrected.body;
  EXPECT_EQ(text(corrected, "title"), "Analyst");
  Arena arena;
  const auto requirements = must(json::parse(corrected.body, arena))["requirements"];
  ASSERT_EQ(requirements.size(), 1U) << corrected.body;
  EXPECT_EQ(requirements.items()[0]["level"].as_int64(), 4);
  EXPECT_EQ(text(send(path, R"({"requirements":[{"skill":"nothing"}]})", Method::put), "path"),
            "/requirements/0/skill");
  EXPECT_EQ(send(path + "/adverts/nothing", "", Method::del).status, 409) << "its only one";
  EXPECT_EQ(get("/goals/99").status, 404);
  EXPECT_EQ(send(path, "", Method::del).status, 204);
  EXPECT_EQ(get("/goals").body, R"({"items":[]})");
}

TEST_F(AccountPlanApi, SaysWhatOneCanDo) {
  EXPECT_EQ(
      text(send("/profile/answers", R"({"answers":[{"skill":"nothing","level":2}]})"), "path"),
      "/answers/0/skill");
  const auto said = send("/profile/answers", R"({"answers":[{"skill":"sql","level":2}]})");
  EXPECT_EQ(said.status, 200) << said.body;
  EXPECT_THAT(get("/profile").body, HasSubstr("\"level\":2"));
  EXPECT_GE(send("/profile/badges", "no badge").status, 400);
  EXPECT_EQ(send("/profile/badges/nothing", "", Method::del).status, 404);
}

TEST_F(AccountPlanApi, PlansChecksInAndGivesUp) {
  const auto path = goal();
  EXPECT_THAT(get(path + "/gap").body, HasSubstr("sql"));
  EXPECT_EQ(text(send(path + "/plans", R"({"order":"prettiest"})"), "path"), "/order");
  EXPECT_EQ(text(send(path + "/plans", R"({"hours_per_week":0})"), "path"), "/hours_per_week");
  EXPECT_EQ(text(send(path + "/plans", R"({"deadline":"soon"})"), "path"), "/deadline");
  const auto made = send(path + "/plans", "{}");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(send(path + "/plans", "{}").status, 200) << "the same plan is made once";
  const auto plan = "/plans/" + text(made, "id");
  Arena arena;
  const auto offer = must(json::parse(made.body, arena))["steps"].items()[0].string_at("offer");
  const auto checked =
      send(plan + "/check-ins", R"({"offer":")" + std::string(offer) + R"(","minutes":90})");
  EXPECT_THAT(checked.body, HasSubstr("\"spent\":90"));
  EXPECT_EQ(text(send(plan + "/check-ins", R"({"offer":"nowhere","minutes":5})"), "code"),
            text(get("/plans/99"), "code"));
  EXPECT_EQ(send(plan + "/replan", "{}").status, 200);
  EXPECT_THAT(get(plan + "/calendar").body, HasSubstr("BEGIN:VCALENDAR"));
  EXPECT_EQ(send(plan + "/peers/notes", R"({"person":"x","text":"Hello"})").status, 403);
  EXPECT_EQ(send(plan + "/peers/block", R"({"person":"x"})").status, 404);
  EXPECT_EQ(send(plan, "", Method::del).status, 204);
  EXPECT_EQ(get(plan).status, 404);
}

TEST_F(AccountPlanApi, SetsACalendarAndItsFeed) {
  const auto plan = "/plans/" + text(send(goal() + "/plans", "{}"), "id") + "/calendar";
  const auto set = send(
      plan,
      R"({"time_zone":"Europe/Dublin","availability":[{"weekday":2,"from":"18:30","to":"20:00"}]})",
      Method::put);
  EXPECT_EQ(set.status, 200) << set.body;
  EXPECT_THAT(set.body, HasSubstr("\"from\":\"18:30\""));
  EXPECT_THAT(send(plan, R"({"holidays":["2027-04-02"]})", Method::put).body,
              HasSubstr("Europe/Dublin"))
      << "what is left out stays";
  EXPECT_EQ(
      text(send(plan, R"({"availability":[{"weekday":2,"from":"6pm","to":"20:00"}]})", Method::put),
           "path"),
      "/availability/0/from");
  EXPECT_EQ(text(send(plan, R"({"time_zone":"Nowhere/Land"})", Method::put), "path"), "/time_zone");
  const auto feed = send(plan + "/feed", "{}");
  EXPECT_EQ(feed.status, 201) << feed.body;
  const auto address = text(feed, "address").substr(site_.origin.size());
  EXPECT_THAT(Visitor(site_).get(address).body, HasSubstr("BEGIN:VCALENDAR"));
}

TEST_F(AccountPlanApi, SaysWhereOneCouldGo) {
  EXPECT_EQ(get("/reachable").body, R"({"items":[]})");
  send("/profile/answers", R"({"answers":[{"skill":"sql","level":3}]})");
  EXPECT_THAT(get("/reachable").body, HasSubstr("\"shared\":1"));
}

TEST_F(AccountPlanApi, RecordsWhatCameAndWhatItCost) {
  EXPECT_THAT(get("/outcomes").body, HasSubstr("\"return\""));
  const auto own = send("/outcomes/credentials", R"({"title":"SQL for analysts"})");
  EXPECT_EQ(own.status, 201) << own.body;
  EXPECT_EQ(text(send("/outcomes", R"({"kind":"lottery","day":"2026-01-01"})"), "path"), "/kind");
  EXPECT_EQ(
      send("/outcomes", R"({"kind":"interview","day":"2026-01-01","note":"Asked at last"})").status,
      201);
  EXPECT_THAT(get("/outcomes").body, HasSubstr("interview"));
  EXPECT_THAT(get("/workbook").body, HasSubstr("interview")) << "kept with the workbook";
  EXPECT_THAT(send("/outcomes/choices", R"({"counted":false})", Method::put).body,
              HasSubstr("\"counted\":false"));
  EXPECT_EQ(send("/outcomes/99", "", Method::del).status, 404);
  const auto report = get("/outcomes/report?for=review");
  EXPECT_EQ(report.status, 200);
  EXPECT_EQ(report.header("Content-Type"), "application/pdf");
}

TEST_F(AccountPlanApi, ChoosesWhatNext) {
  const auto path = goal() + "/next";
  const auto next = get(path);
  EXPECT_EQ(next.status, 200) << next.body;
  Arena arena;
  const auto offers = must(json::parse(next.body, arena))["offers"];
  ASSERT_GE(offers.size(), 1U) << next.body;
  const auto id = std::string(offers.items()[0].string_at("id"));
  const auto choose = [&](const std::string& what) {
    return send(path, R"({"choice":")" + what + R"(","offer":")" + id + "\"}");
  };
  EXPECT_EQ(text(choose("later"), "path"), "/choice");
  EXPECT_EQ(choose("dismiss").status, 204);
  EXPECT_THAT(get(path).body, HasSubstr("\"dismissed\":[{\"id\":\"" + id));
  EXPECT_EQ(choose("undo").status, 204);
  EXPECT_EQ(choose("take").status, 204);
  EXPECT_EQ(choose("take").status, 409);
  EXPECT_EQ(get("/next").status, 200);
}

}  // namespace
}  // namespace cairn::server
