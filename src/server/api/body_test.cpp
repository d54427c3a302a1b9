// SPDX-License-Identifier: Apache-2.0
#include "server/api/body.h"

#include <gtest/gtest.h>

namespace cairn::server::api {
namespace {

Request sent(std::string body, std::string type = "application/json; charset=utf-8") {
  Request request;
  request.method = Method::post;
  if (!type.empty()) request.headers.push_back({"content-type", std::move(type)});
  request.body = std::move(body);
  return request;
}

std::string paths_of(const Status& status) {
  if (status) return "";
  std::string out = status.error().path;
  for (const auto& other : status.error().also) out += " " + other.path;
  return out;
}

TEST(Body, GivesMembersAsWhatTheyAre) {
  auto body = Body::read(sent(R"({"name": "A", "count": 3, "on": true, "tags": ["x", "y"],
    "kind": "b", "at": "2027-01-31T12:00:00Z", "part": {"name": "B"}, "none": null})"));
  ASSERT_TRUE(body);
  EXPECT_EQ(body->text("name", Needed::yes), "A");
  EXPECT_EQ(body->integer("count", 0, 1, 5), 3);
  EXPECT_TRUE(body->flag("on"));
  EXPECT_EQ(body->texts("tags").size(), 2U);
  EXPECT_EQ(body->one_of("kind", {"a", "b"}), 1U);
  EXPECT_TRUE(body->maybe_instant("at"));
  EXPECT_EQ(body->part("part").text("name"), "B");
  EXPECT_EQ(body->text("none"), "");
  EXPECT_EQ(body->integer("missing", 7, 1, 9), 7);
  EXPECT_TRUE(body->faults());
}

TEST(Body, TellsEveryFaultWithItsPlace) {
  auto body = Body::read(sent(R"({"count": 9, "on": "yes", "tags": ["x", 1], "kind": "c",
    "at": "soon", "parts": [{"name": 1}, 2], "nmae": "A", "a/b~c": 1})"));
  ASSERT_TRUE(body);
  body->text("name", Needed::yes);
  body->integer("count", 0, 1, 5);
  body->flag("on");
  body->texts("tags");
  body->one_of("kind", {"a", "b"});
  body->maybe_instant("at");
  for (auto& part : body->parts("parts")) part.text("name", Needed::no);
  EXPECT_EQ(paths_of(body->faults()),
            "/name /count /on /tags/1 /kind /at /parts/1 /parts/0/name /nmae /a~1b~0c");
}

TEST(Body, TakesJsonAloneAndAnObject) {
  EXPECT_EQ(Body::read(sent("a=b", "application/x-www-form-urlencoded")).error().code,
            ErrorCode::unsupported);
  EXPECT_EQ(Body::read(sent("[]")).error().code, ErrorCode::invalid);
  EXPECT_EQ(Body::read(sent("{")).error().code, ErrorCode::unreadable);
  EXPECT_TRUE(Body::read(sent("", "")));
  EXPECT_TRUE(Body::read(sent("{}", "application/merge-patch+json")));
}

TEST(Body, TellsAFewDozenFaultsAtMost) {
  std::string many = "{";
  for (int i = 0; i < 500; ++i) many += "\"m" + std::to_string(i) + "\": 1,";
  many.back() = '}';
  const auto body = Body::read(sent(many));
  ASSERT_TRUE(body);
  EXPECT_EQ(body->faults().error().also.size(), 49U);
}

}  // namespace
}  // namespace cairn::server::api
