// SPDX-License-Identifier: Apache-2.0
// Skills, occupations and offers for programs, and how they are described.
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;

class CareerApi : public SiteTest {
 protected:
  CareerApi() { bring_model(); }
  json::Value read(const std::string& path, int status = 200) {
    const auto answer = anyone_.get(path);
    EXPECT_EQ(answer.status, status) << path << " " << answer.body;
    EXPECT_EQ(answer.header("Content-Type"),
              status == 200 ? "application/json" : "application/problem+json");
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
    return must(json::parse(answer.body, arena_));
  }

  Arena arena_;
  Visitor anyone_{site_};
};

TEST_F(CareerApi, FindsSkillsByName) {
  const auto found = read("/api/v1/skills?q=sqll&top=3");
  EXPECT_EQ(found["framework"].string_at("name"), "starter");
  ASSERT_GE(found["skills"].size(), 1U);
  EXPECT_LE(found["skills"].size(), 3U);
  const auto first = found["skills"].items()[0];
  EXPECT_EQ(first.string_at("id"), "sql");
  EXPECT_EQ(first.string_at("why"), "typo");
}

TEST_F(CareerApi, TellsAllOfOneSkill) {
  const auto answer = read("/api/v1/skills/sql");
  EXPECT_EQ(answer["skill"].string_at("id"), "sql");
  EXPECT_EQ(answer["skill"]["can_do"].size(), 5U);
  EXPECT_GT(answer["skill"]["occupations"]["essential"].size(), 0U);
  EXPECT_EQ(read("/api/v1/skills/http%3A%2F%2Fdata.example%2Fskill%2F1", 404).string_at("code"),
            "not-found");
}

TEST_F(CareerApi, FindsOccupations) {
  const auto found = read("/api/v1/occupations?q=data+analyst");
  ASSERT_GE(found["occupations"].size(), 1U);
  EXPECT_TRUE(found["occupations"].items()[0].contains("essential"));
}

TEST_F(CareerApi, FindsOffersByWhatIsAsked) {
  const auto found = read("/api/v1/catalogue?q=sql&level=beginner&max_price=60EUR&count=1");
  EXPECT_GE(found["total"].as_int64().value_or(0), 1);
  ASSERT_EQ(found["offers"].size(), 1U);
  EXPECT_EQ(found["offers"].items()[0].string_at("catalogue"), "starter");
  EXPECT_EQ(found["sources"].items()[0].string_at("catalogue"), "starter");
  EXPECT_EQ(read("/api/v1/catalogue/sql-basics")["offer"].string_at("title"), "SQL basics");
  read("/api/v1/catalogue/nowhere", 404);
}

TEST_F(CareerApi, SetsOffersSideBySide) {
  const auto compared = read("/api/v1/catalogue/compare?offer=sql-basics&offer=data-first-steps");
  EXPECT_EQ(compared["offers"].size(), 2U);
  EXPECT_EQ(compared["rows"].items()[0]["cells"].size(), 2U);
  EXPECT_EQ(compared["sources"].size(), 1U);
  EXPECT_GT(compared["findings"].size(), 0U);
  const auto needed = read(
      "/api/v1/catalogue/compare?offer=sql-basics&offer=data-first-steps&need=sql:2&have=sql:1");
  EXPECT_EQ(needed["rows"].items()[2].string_at("key"), "covered");
  EXPECT_EQ(needed["rows"].items()[2]["cells"].items()[0].string_at("text"), "1 of 1");
}

TEST_F(CareerApi, SaysWhatIsWrongWithAQuestion) {
  const std::pair<const char*, const char*> cases[] = {
      {"/api/v1/skills", "/q"},
      {"/api/v1/skills?q=sql&top=0", "/top"},
      {"/api/v1/occupations?q=", "/q"},
      {"/api/v1/catalogue?max_price=cheap", "/max_price"},
      {"/api/v1/catalogue?count=1000", "/count"},
      {"/api/v1/catalogue/compare?offer=sql-basics", "/offer"},
      {"/api/v1/catalogue/compare?offer=sql-basics&offer=data-first-steps&need=sql", "/need"},
  };
  for (const auto& [path, where] : cases)
    EXPECT_EQ(read(path, 400).string_at("path"), where) << path;
  EXPECT_EQ(read("/api/v1/skills?q=" + std::string(201, 'x'), 400).string_at("path"), "/q");
  EXPECT_EQ(read("/api/v1/skills?q=sql&framework=nowhere", 404).string_at("code"), "not-found");
}

TEST_F(CareerApi, DescribesQueriesAndAnswers) {
  const auto document = read("/api/v1/openapi.json");
  const auto operation = document["paths"]["/api/v1/skills"]["get"];
  EXPECT_EQ(operation["parameters"].items()[0].string_at("in"), "query");
  const auto schemas = document["components"]["schemas"];
  for (const auto* path :
       {"/api/v1/skills", "/api/v1/skills/{id}", "/api/v1/occupations", "/api/v1/catalogue",
        "/api/v1/catalogue/{offer}", "/api/v1/catalogue/compare"}) {
    const auto good = document["paths"][path]["get"]["responses"]["200"];
    const std::string reference(good["content"]["application/json"]["schema"].string_at("$ref"));
    constexpr std::string_view before = "#/components/schemas/";
    ASSERT_TRUE(reference.starts_with(before)) << path;
    EXPECT_TRUE(schemas.contains(reference.substr(before.size()))) << path;
  }
}

}  // namespace
}  // namespace cairn::server
