// SPDX-License-Identifier: Apache-2.0
#include "server/http/message.h"

#include <gtest/gtest.h>

#include "server/http/limits.h"

namespace cairn::server {
namespace {

TEST(ParseTarget, DecodesEachSegmentByItself) {
  const auto target = parse_target("/1.0/identifiers/did%3Aweb%3Aa%2Fb?x=1+2&y=%C3%BC");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"1.0", "identifiers", "did:web:a/b"}));
  EXPECT_EQ(target->parameter("x"), "1 2");
  EXPECT_EQ(target->parameter("y"), "ü");
  EXPECT_EQ(target->parameter("z"), "");
}

TEST(ParseTarget, KnowsTheRoot) {
  EXPECT_TRUE(parse_target("/")->segments.empty());
  EXPECT_TRUE(parse_target("/?a=b")->segments.empty());
}

TEST(ParseTarget, RefusesWhatNoBrowserSends) {
  for (const auto* bad : {"", "x", "/%", "/%4", "/%zz", "/%00", "/a%0d%0ab", "/%ff", "/?a=%ff",
                          "/?a=%09", "/?a=b%0d%0ac", "/?%1f=a", "/?a=%7f"})
    EXPECT_FALSE(parse_target(bad)) << bad;
  EXPECT_FALSE(parse_target("/" + std::string(9000, 'a')));
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "/a";
  EXPECT_FALSE(parse_target(deep));
}

TEST(OriginForm, IsWhatFollowsTheAuthority) {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"/a?b=c", "", "/a?b=c"},
      {"http://badges.example.org:8080/a?b=c", "badges.example.org:8080", "/a?b=c"},
      {"HTTPS://badges.example.org", "badges.example.org", "/"},
      {"http://badges.example.org?b=c", "badges.example.org", "/"},
      {"/verify?url=https://a.example/x", "", "/verify?url=https://a.example/x"},
      {"ftp://a.example/x", "", "ftp://a.example/x"},
      {"*", "", "*"},
      {"", "", ""}};
  for (const auto& [sent, authority, target] : cases) {
    EXPECT_EQ(origin_form(sent).authority, authority) << sent;
    EXPECT_EQ(origin_form(sent).target, target) << sent;
  }
}

TEST(ParseUrlencoded, BoundsTheNumberOfFields) {
  std::string text;
  for (std::size_t i = 0; i <= limits::form_fields_max; ++i) text += "a=b&";
  EXPECT_EQ(parse_urlencoded(text).error().code, ErrorCode::too_large);
}

TEST(ParseUrlencoded, RefusesZeroBytes) { EXPECT_FALSE(parse_urlencoded("a=b%00c")); }

TEST(HeaderParameter, ReadsQuotedAndBareValues) {
  EXPECT_EQ(header_parameter("multipart/form-data; boundary=abc", "boundary"), "abc");
  EXPECT_EQ(header_parameter("form-data; name=\"a;\\\"b\"; filename=\"c.png\"", "name"), "a;\"b");
  EXPECT_EQ(header_parameter("form-data; name=\"a\"; filename=\"c.png\"", "filename"), "c.png");
  EXPECT_EQ(header_parameter("form-data; name=\"never closed", "filename"), "");
}

TEST(Request, FindsCookies) {
  Request request;
  request.headers = {{"cookie", "a=1; bb=2;c=3"}};
  EXPECT_EQ(request.cookie("bb"), "2");
  EXPECT_EQ(request.cookie("c"), "3");
  EXPECT_EQ(request.cookie("b"), "");
}

}  // namespace
}  // namespace cairn::server
