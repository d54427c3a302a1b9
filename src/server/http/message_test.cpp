// SPDX-License-Identifier: Apache-2.0
#include "server/http/message.h"

#include <gtest/gtest.h>

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

TEST(ParseUrlencoded, BoundsTheNumberOfFields) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a=b&";
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
