// SPDX-License-Identifier: Apache-2.0
// What all of the surface for programs has in common.
#include "http/visitor.h"
#include "json/parse.h"
#include "server/router.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;

class ApiFrame : public SiteTest {
 protected:
  json::Value read(const Response& response) { return must(json::parse(response.body, arena_)); }

  Arena arena_;
  Visitor program_{site_};
};

TEST_F(ApiFrame, AnswersCarryATagAndNothingNewIsSaidInOneLine) {
  const auto first = program_.get("/api/v1/openapi.json");
  ASSERT_EQ(first.status, 200);
  const std::string tag(first.header("ETag"));
  EXPECT_EQ(tag.size(), 34U);
  EXPECT_EQ(first.header("Cache-Control"), "no-cache");
  for (const auto& known : {tag, "\"other\", W/" + tag, std::string("*")}) {
    const auto again = program_.get("/api/v1/openapi.json", {{"if-none-match", known}});
    EXPECT_EQ(again.status, 304) << known;
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.header("ETag"), tag);
  }
  EXPECT_EQ(program_.get("/api/v1/openapi.json", {{"if-none-match", "\"other\""}}).status, 200);
}

TEST_F(ApiFrame, ProgramsReadProblemDetailsWhateverIsWrong) {
  Request request;
  request.target = "/api/v1/nothing";
  request.headers = {{"accept", "text/html"}};
  for (const auto& [method, target, status] : {std::tuple{Method::get, "/api/v1/nothing", 404},
                                               {Method::post, "/vc/nothing", 404},
                                               {Method::post, "/api/v1/openapi.json", 405},
                                               {Method::put, "/api/v1/openapi.json", 405},
                                               {Method::del, "/api/v1/openapi.json", 405},
                                               {Method::get, "/api/v1/%ff", 400}}) {
    request.method = method;
    request.target = target;
    const auto answer = respond(site_, request);
    EXPECT_EQ(answer.status, status) << target;
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << target;
    EXPECT_EQ(read(answer)["status"].as_int64(), status);
  }
  const auto large = refuse(site_, request, fail(ErrorCode::too_large, "test", "Too large."));
  EXPECT_EQ(large.status, 413);
  EXPECT_EQ(large.header("Content-Type"), "application/problem+json");
}

TEST_F(ApiFrame, TooManyRequestsAreToldWhenToComeAgain) {
  Response answer;
  for (int i = 0; i < 200; ++i) {
    answer = program_.get("/api/v1/openapi.json", {{"if-none-match", "*"}});
    ASSERT_EQ(answer.status, 304) << i;
  }
  EXPECT_EQ(answer.header("RateLimit-Policy"), "\"default\";q=200;w=2");
  EXPECT_EQ(answer.header("RateLimit"), "\"default\";r=0;t=2");
  answer = program_.get("/api/v1/openapi.json");
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.header("Retry-After"), "1");
  EXPECT_EQ(read(answer).string_at("code"), "too-many");
  EXPECT_EQ(Visitor(site_).from("203.0.113.9").get("/api/v1/openapi.json").status, 200);
  clock_.forward_seconds(1);
  EXPECT_EQ(program_.get("/api/v1/openapi.json").status, 200);
}

TEST_F(ApiFrame, TheDescriptionNamesOnlySchemasThereAre) {
  const auto answer = program_.get("/api/v1/openapi.json");
  const auto document = read(answer);
  const auto schemas = document["components"]["schemas"];
  constexpr std::string_view start = "\"#/components/schemas/";
  std::size_t count = 0;
  for (auto at = answer.body.find(start); at != std::string::npos;
       at = answer.body.find(start, at + 1), ++count) {
    const auto begin = at + start.size();
    const auto name = answer.body.substr(begin, answer.body.find('"', begin) - begin);
    EXPECT_TRUE(schemas.contains(name)) << name;
  }
  EXPECT_GT(count, 10U);
}

// Every route for programs is described: what goes in where something does, what comes out.
TEST_F(ApiFrame, TheDescriptionTellsOfEveryRouteWithItsScopeAndBodies) {
  const auto document = read(program_.get("/api/v1/openapi.json"));
  std::set<std::string> ids;
  for (const auto& route : routes()) {
    if (route.surface != Surface::api) continue;
    const auto path = document["paths"][route.pattern];
    const auto* method = route.method == Method::get    ? "get"
                         : route.method == Method::post ? "post"
                         : route.method == Method::put  ? "put"
                                                        : "delete";
    const auto operation = path[method];
    ASSERT_TRUE(operation.is_object()) << method << " " << route.pattern;
    EXPECT_TRUE(ids.emplace(operation.string_at("operationId")).second) << route.pattern;
    EXPECT_EQ(operation.contains("security"), route.caller == Caller::api_key) << route.pattern;
    EXPECT_GE(operation["responses"].size(), 2U);
    for (const auto& parameter : operation["parameters"].items())
      EXPECT_TRUE(parameter["schema"].is_object()) << route.pattern;
    if (!route.pattern.starts_with("/api/v1/") || route.caller != Caller::api_key) continue;
    const bool sends = route.method == Method::post || route.method == Method::put;
    EXPECT_TRUE(!sends || operation.contains("requestBody") || operation.contains("description"))
        << method << " " << route.pattern << " describes no body; say in web/api what it takes";
  }
}

}  // namespace
}  // namespace cairn::server
