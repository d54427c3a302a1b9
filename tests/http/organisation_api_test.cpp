// SPDX-License-Identifier: Apache-2.0
// The organisation for programs, within the frame that all of /api/v1 has.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

class OrganisationApi : public SiteTest {
 protected:
  OrganisationApi() : actor_(set_up()) {}

  Response ask(Method method, std::string body, std::vector<Header> headers = {},
               const std::string& scope = "organisation") {
    const auto made = app::must(app::create_api_key(*context_, actor_, "Test", {scope}));
    Request request;
    request.method = method;
    request.target = "/api/v1/organisation";
    request.headers = std::move(headers);
    request.headers.push_back({"authorization", "Bearer " + made.token});
    request.headers.push_back({"content-type", "application/json"});
    request.body = std::move(body);
    return respond(site_, request);
  }
  json::Value read(const Response& response) {
    return app::must(json::parse(response.body, arena_));
  }

  app::Actor actor_;
  Arena arena_;
};

TEST_F(OrganisationApi, IsReadAndChanged) {
  const auto before = ask(Method::get, "");
  ASSERT_EQ(before.status, 200) << before.body;
  EXPECT_EQ(read(before).string_at("name"), "Harbour School");
  const auto changed = ask(Method::put, R"({"name": "Harbour College"})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(read(changed).string_at("name"), "Harbour College");
  EXPECT_EQ(read(ask(Method::get, "")).string_at("url"), "");
}

TEST_F(OrganisationApi, SaysWhatNewBadgesBeginAsAndIsTold) {
  const auto told = [&] { return read(ask(Method::get, ""))["privateAtFirst"].as_boolean(); };
  EXPECT_FALSE(told());
  EXPECT_EQ(ask(Method::put, R"({"name": "Harbour School", "privateAtFirst": true})").status, 200);
  EXPECT_TRUE(told());
  EXPECT_EQ(ask(Method::put, R"({"name": "Harbour School", "privateAtFirst": false})").status, 200);
  EXPECT_FALSE(told());
  ask(Method::put, R"({"name": "Harbour School", "privateAtFirst": true})");
  EXPECT_EQ(ask(Method::put, R"({"name": "Harbour School"})").status, 200);
  EXPECT_FALSE(told()) << "what is left out is as it was at the beginning";
}

TEST_F(OrganisationApi, SaysWhetherPartsOfBadgesAreShown) {
  const auto told = [&] { return read(ask(Method::get, ""))["wholeOnly"].as_boolean(); };
  EXPECT_FALSE(told());
  EXPECT_EQ(ask(Method::put, R"({"name": "Harbour School", "wholeOnly": true})").status, 200);
  EXPECT_TRUE(told());
}

TEST_F(OrganisationApi, IsChangedByWhoHasReadItLast) {
  const std::string tag(ask(Method::get, "").header("ETag"));
  EXPECT_EQ(ask(Method::put, R"({"name": "One"})", {{"if-match", tag}}).status, 200);
  const auto late = ask(Method::put, R"({"name": "Two"})", {{"if-match", tag}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(late.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(read(ask(Method::get, "")).string_at("name"), "One");
}

TEST_F(OrganisationApi, SaysWhatIsWrongAndWhere) {
  const auto wrong = ask(Method::put, R"({"name": "", "url": "no address", "mail": "x"})");
  EXPECT_EQ(wrong.status, 400);
  const auto faults = read(wrong)["errors"].items();
  ASSERT_EQ(faults.size(), 2U) << wrong.body;
  EXPECT_EQ(faults[0].string_at("path"), "/name");
  EXPECT_EQ(faults[1].string_at("path"), "/mail");
  EXPECT_THAT(ask(Method::put, R"({"name": "A", "url": "no address"})").body,
              HasSubstr("\"path\":\"/url\""));
  EXPECT_EQ(ask(Method::put, "name=A").status, 400);
}

TEST_F(OrganisationApi, AsksForTheScopeOfTheDeed) {
  EXPECT_EQ(ask(Method::get, "", {}, "organisation:read").status, 200);
  EXPECT_EQ(ask(Method::put, R"({"name": "A"})", {}, "organisation:read").status, 403);
  EXPECT_EQ(ask(Method::get, "", {}, "awards:read").status, 403);
  EXPECT_FALSE(app::create_api_key(*context_, actor_, "Test", {"organisation:burn"}));
}

}  // namespace
}  // namespace cairn::server
