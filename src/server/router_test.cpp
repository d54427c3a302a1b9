// SPDX-License-Identifier: Apache-2.0
#include "server/router.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

Match find(Method method, std::string_view path) {
  static Target target;  // arguments are copies; the target only has to live through the call
  target = *parse_target(path);
  return find_route(routes(), method, target);
}

TEST(FindRoute, TakesWhatStandsForANameWithoutItsEnding) {
  const auto match = find(Method::get, "/b/abc-1.json");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.route->pattern, "/b/{id}.json");
  EXPECT_EQ(match.arguments.front().value, "abc-1");
}

TEST(FindRoute, AnswersHeadAsGet) {
  EXPECT_EQ(find(Method::head, "/verify").route, find(Method::get, "/verify").route);
}

TEST(FindRoute, TellsAWrongMethodFromAWrongPath) {
  EXPECT_EQ(find(Method::post, "/healthz").allowed, std::vector<Method>{Method::get});
  EXPECT_TRUE(find(Method::get, "/nowhere").allowed.empty());
  EXPECT_TRUE(find(Method::get, "/b/").allowed.empty());
  EXPECT_EQ(find(Method::get, "/b/x/y/z").route, nullptr);
}

TEST(Routes, AreReachableEach) {
  for (const auto& route : routes()) {
    std::string path(route.pattern);
    for (auto open = path.find('{'); open != path.npos; open = path.find('{'))
      path.replace(open, path.find('}') - open + 1, "x");
    EXPECT_EQ(find(route.method, path).route, &route) << route.pattern;
  }
}

}  // namespace
}  // namespace cairn::server
