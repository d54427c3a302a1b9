// SPDX-License-Identifier: Apache-2.0
// Achievements for programs.
#include "achievement/import.h"
#include "app/accounts/api_keys.h"
#include "app/organisation/profile.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

constexpr std::string_view knots = R"({"name": "Knots", "description": "Ties ten knots.",
  "criteria": "Tie them.", "alternative_text": "A knot", "hours": 12.5, "eqf": 3,
  "skills": [{"name": "Rope work", "level": 4}], "outcomes": ["Ties ten knots"]})";

class AchievementsApi : public SiteTest {
 protected:
  AchievementsApi() : actor_(set_up()) {
    token_ = app::must(app::create_api_key(*context_, actor_, "Test",
                                           {"achievements:read", "achievements:write"}))
                 .token;
  }

  Response get(const std::string& path) { return Visitor(site_).get(path, bearer()); }
  Response post(const std::string& path, std::string_view body) {
    return Visitor(site_).send(path, "application/json", body, bearer());
  }
  Response put(const std::string& path, std::string_view body) {
    Request request;
    request.method = Method::put;
    request.target = path;
    request.headers = bearer();
    request.headers.push_back({"content-type", "application/json"});
    request.body = body;
    return respond(site_, request);
  }
  std::vector<Header> bearer() const { return {{"authorization", "Bearer " + token_}}; }
  static std::string member(const Response& response, std::string_view name) {
    Arena arena;
    return std::string(app::must(json::parse(response.body, arena)).string_at(name));
  }

  void begin_private(bool yes) {
    auto form = app::form_of(app::must(must_read()->organisations().find(actor_.organisation)));
    form.private_at_first = yes;
    app::must(app::change_organisation(*context_, actor_, form));
  }
  std::unique_ptr<app::Transaction> must_read() {
    return app::must(store_->begin(app::Access::read));
  }
  // The first draft that the import of the file made.
  std::string sharing_of_imported(const std::string& file) {
    const auto imported = Visitor(site_).send("/api/v1/achievements/import",
                                              "application/octet-stream", file, bearer());
    EXPECT_EQ(imported.status, 200) << imported.body;
    const auto id = between(imported.body, "\"id\":\"", "\"");
    return member(get("/api/v1/achievements/" + id), "sharing");
  }

  app::Actor actor_;
  std::string token_;
};

TEST_F(AchievementsApi, BeginAsTheOrganisationWantsBadgesToBeSeen) {
  const auto made = [&](std::string_view body) {
    return member(post("/api/v1/achievements", body), "sharing");
  };
  const std::string open = R"({"sharing": "public", )" + std::string(knots.substr(1));
  EXPECT_EQ(made(knots), "");
  begin_private(true);
  EXPECT_EQ(made(knots), "private-until-shared");
  EXPECT_EQ(made(open), "public") << "each says otherwise where it wants";
  begin_private(false);
  EXPECT_EQ(made(knots), "");
}

TEST_F(AchievementsApi, BeginSoHoweverTheyAreImported) {
  const std::string table =
      "name,description,criteria,alternative_text\r\n"
      "Knots,Ties ten.,Tie them.,A knot\r\n";
  const std::string badge_2 =
      R"({"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass",
    "id": "https://other.example/b/1", "name": "Knots", "description": "Ties ten.",
    "image": "https://other.example/b/1.png", "criteria": {"narrative": "Tie them."},
    "issuer": "https://other.example/o"})";
  const std::string badge_3 = R"({"id": "https://other.example/a/1", "type": ["Achievement"],
    "name": "Knots", "description": "Ties ten.", "criteria": {"narrative": "Tie them."}})";
  for (const auto& file : {table, badge_2, badge_3}) EXPECT_EQ(sharing_of_imported(file), "");
  begin_private(true);
  for (const auto& file : {table, badge_2, badge_3})
    EXPECT_EQ(sharing_of_imported(file), "private-until-shared");
  EXPECT_EQ(sharing_of_imported("name,description,criteria,alternative_text,sharing\r\n"
                                "Knots,Ties ten.,Tie them.,A knot,public\r\n"),
            "public");
}

TEST_F(AchievementsApi, MakesReadsReplacesAndPublishes) {
  const auto made = post("/api/v1/achievements", knots);
  ASSERT_EQ(made.status, 201) << made.body;
  const auto path = "/api/v1/achievements/" + member(made, "id");
  EXPECT_EQ(made.header("Location").substr(made.header("Location").find("/api")), path);
  EXPECT_EQ(member(made, "state"), "draft");
  const auto read = get(path);
  EXPECT_THAT(read.body, HasSubstr("\"hours\":12.5"));
  EXPECT_THAT(read.body, HasSubstr("\"mandatory_given\""));
  EXPECT_EQ(member(post(path + "/publish", ""), "state"), "published");
  // What was read may be sent back as it is.
  auto body = std::string(read.body);
  body.replace(body.find("12.5"), 4, "20");
  const auto replaced = put(path, body);
  EXPECT_EQ(replaced.status, 200) << replaced.body;
  EXPECT_THAT(replaced.body, HasSubstr("\"version\":2"));
  const auto versions = get(path + "/versions");
  EXPECT_THAT(versions.body, HasSubstr("\"changed_members\":[\"/hours\"]"));
  EXPECT_EQ(member(post(path + "/retire", ""), "state"), "retired");
  EXPECT_EQ(post(path + "/copy", "").status, 201);
}

TEST_F(AchievementsApi, ListsInPortionsAndByState) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(post("/api/v1/achievements", knots).status, 201);
    clock_.forward_seconds(1);
  }
  const auto first = get("/api/v1/achievements?limit=2");
  const auto next = member(first, "next");
  EXPECT_FALSE(next.empty());
  Arena arena;
  const auto rest = get("/api/v1/achievements?limit=2&after=" + next);
  EXPECT_EQ(app::must(json::parse(rest.body, arena))["items"].size(), 1U);
  EXPECT_EQ(
      app::must(json::parse(get("/api/v1/achievements?state=retired").body, arena))["items"].size(),
      0U);
  EXPECT_EQ(get("/api/v1/achievements?state=lost").status, 400);
  EXPECT_THAT(get("/api/v1/achievement-templates").body, HasSubstr("short-course"));
}

TEST_F(AchievementsApi, PointsAtEachFault) {
  const auto unknown = post("/api/v1/achievements", R"({"name": "A", "hour": 3})");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_THAT(unknown.body, HasSubstr("\"/hour\""));
  const auto wrong = post("/api/v1/achievements", R"({"name": "A", "description": "B",
    "criteria": "C", "alternative_text": "D", "eqf": 11, "results": [{"name": "R", "type": "X"}]})");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr("\"/eqf\""));
  EXPECT_THAT(wrong.body, HasSubstr("\"/results/0/type\""));
  EXPECT_EQ(post("/api/v1/achievements", "[]").status, 400);
  EXPECT_EQ(post("/api/v1/achievements", "{").status, 400);
}

TEST_F(AchievementsApi, ImportsAFile) {
  const auto tried = Visitor(site_).send("/api/v1/achievements/import?dry_run=1", "text/csv",
                                         achievement::csv_template(), bearer());
  EXPECT_EQ(tried.status, 200) << tried.body;
  const auto kept = Visitor(site_).send("/api/v1/achievements/import", "text/csv",
                                        achievement::csv_template(), bearer());
  EXPECT_THAT(kept.body, HasSubstr("\"name\":\"Knots\""));
  const auto refused =
      Visitor(site_).send("/api/v1/achievements/import", "text/csv", "name,hours\nA,x\n", bearer());
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("\"column\":\"hours\""));
  Arena arena;
  EXPECT_EQ(app::must(json::parse(get("/api/v1/achievements").body, arena))["items"].size(), 1U);
}

TEST_F(AchievementsApi, AsksForTheScopeAndHidesWhatIsOthers) {
  const auto made = post("/api/v1/achievements", knots);
  const auto path = "/api/v1/achievements/" + member(made, "id");
  EXPECT_EQ(Visitor(site_).get(path).status, 401);
  const auto reader =
      app::must(app::create_api_key(*context_, actor_, "Reader", {"achievements:read"})).token;
  token_ = reader;
  EXPECT_EQ(get(path).status, 200);
  EXPECT_EQ(post("/api/v1/achievements", knots).status, 403);
  const auto other = set_up_another();
  token_ = app::must(app::create_api_key(*context_, other, "Other",
                                         {"achievements:read", "achievements:write"}))
               .token;
  EXPECT_EQ(get(path).status, 404);
  EXPECT_EQ(put(path, knots).status, 404);
  EXPECT_EQ(post(path + "/publish", "").status, 404);
}

}  // namespace
}  // namespace cairn::server
